import type { AccountQuery } from '../../shared/gql/graphql';

export type Account = AccountQuery['account'];
