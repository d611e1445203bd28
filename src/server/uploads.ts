import { PassThrough, pipeline } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireViewer } from '../access/require-viewer.ts';
import { readCustomerImport } from '../parties/customer-import-read.commands.ts';
import type { RequestContext } from './context.ts';
import { refuseFile } from './refused-file.ts';

/** Takes files in: `PUT /imports/<id>` reads the body as it comes, under the same token as `/graphql`. */
export function serveUploads(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<RequestContext>,
): void {
  http.register(async (scope) => {
    // A file is of whatever type its sender calls it, and is read from the wire.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.put<{ Params: { id: string } }>('/imports/:id', async (request, reply) => {
      const context = await contextOf(request);
      try {
        requireViewer(context, 'party:write');
        await readCustomerImport(context, request.params.id, bodyOf(request));
      } catch (error) {
        endUnread(request, reply);
        return refuseFile(request, reply, context, error);
      }
      endUnread(request, reply);
      return reply.code(204).send();
    });
  });
}

/** What was answered before all of the body was read ends the connection: its rest must not be taken for a request. */
function endUnread(request: FastifyRequest, reply: FastifyReply): void {
  if (!request.raw.complete) reply.header('connection', 'close');
}

/** The body of a request; it breaks off with an error where its sender hangs up. */
function bodyOf(request: FastifyRequest): PassThrough {
  const body = new PassThrough();
  pipeline(request.raw, body, () => undefined);
  return body;
}
