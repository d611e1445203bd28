import type { RequestContext } from '../server/context.ts';
import { Problem } from '../server/problem.ts';
import type { Permission, Viewer } from './viewer.ts';

/** The signed-in viewer; refuses everyone else, and a viewer who lacks the permission. */
export function requireViewer(context: Pick<RequestContext, 'viewer'>, permission?: Permission): Viewer {
  const { viewer } = context;
  if (!viewer) throw new Problem('UNAUTHENTICATED');
  if (permission && !viewer.permissions.has(permission)) throw new Problem('FORBIDDEN');
  return viewer;
}
