import type { OutputOf } from '../../shared/contract/index.ts';
import { liveQuery } from '../api/live-query.ts';

export type PublicationRow = OutputOf<'publication.list'>['rows'][number];
export type PublicationDetail = OutputOf<'publication.get'>;
export type PublicationTexts = Pick<PublicationDetail, 'kind' | 'title' | 'basis' | 'content' | 'procedure' | 'result'>;
export type Wall = OutputOf<'board.wall'>;

export const usePublications = liveQuery('publication.list', ['publication']);
export const usePublication = liveQuery('publication.get', ['publication']);
export const useWall = liveQuery('board.wall', ['publication', 'session', 'action', 'petition', 'enterprise']);
