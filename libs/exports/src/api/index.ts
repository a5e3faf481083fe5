import { Module } from '@nestjs/common';
import { ExportsModule } from '../domain/exports.module.js';
import { ExportFileRoute } from './export-file.route.js';
import { ExportReader } from './export-reader.js';
import { StartExportResolver } from './start-export.resolver.js';

@Module({
  imports: [ExportsModule],
  providers: [StartExportResolver, ExportReader, ExportFileRoute],
})
export class ExportsApiModule {}

export { type AnyExportList, Speech } from './export-list.js';
export { EXPORT_LISTS } from './lists/index.js';
