import type { AccountQuery } from '../../shared/gql/graphql';

export type Account = AccountQuery['account'];

export const PROGRAMME_ZONE = 'Asia/Phnom_Penh';
