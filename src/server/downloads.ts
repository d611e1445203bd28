import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exportCustomers } from '../parties/customer-export.commands.ts';
import type { ImportFormat } from '../parties/customer-import.ts';
import type { RequestContext } from './context.ts';
import { refuseFile } from './refused-file.ts';

/** The files that are given out, and what they are. */
const exported: Readonly<Record<string, { readonly format: ImportFormat; readonly type: string }>> = {
  'customers.csv': { format: 'CSV', type: 'text/csv; charset=utf-8' },
  'customers.xlsx': {
    format: 'XLSX',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
};

/** Gives files out: `GET /exports/customers.csv` and `.xlsx`, written while they are sent, under the same token as `/graphql`. */
export function serveDownloads(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<RequestContext>,
): void {
  for (const [name, { format, type }] of Object.entries(exported)) {
    http.get(`/exports/${name}`, async (request, reply) => {
      const context = await contextOf(request);
      try {
        const file = await exportCustomers(context, format);
        return reply
          .header('content-type', type)
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('cache-control', 'no-store')
          .send(Readable.from(file));
      } catch (error) {
        return refuseFile(request, reply, context, error);
      }
    });
  }
}
