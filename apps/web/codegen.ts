import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of every document in src, and the list of trusted documents (sha256 to text) that the api reads at boot. */
const config: CodegenConfig = {
  schema: process.env.SAMAKI_SCHEMA ?? '../api/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    './src/shared/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: {
          mode: 'replaceDocumentWithHash',
          hashPropertyName: 'documentId',
          hashAlgorithm: 'sha256',
        },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        scalars: { DateTime: 'string', LocalDate: 'string', IdempotencyKey: 'string', BigInteger: 'string' },
        strictScalars: true,
      },
    },
  },
};

export default config;
