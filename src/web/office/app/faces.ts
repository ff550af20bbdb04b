// The two faces of the app, each loaded when its officer needs it: `field` for those at a station, `desk` for
// those above it. A telephone of the field never loads the desk.
import type { FunctionComponent } from 'preact';
import type { Place } from './routes.ts';

export type FaceProps = { readonly place: Place };
export type Face = {
  readonly Face: FunctionComponent<FaceProps>;
};

const FIELD_ROLES = new Set(['KPPS', 'KPPSLN', 'SAKSI', 'PTPS', 'PEMANTAU']);

export type FaceName = 'field' | 'desk';

export const faceOf = (role: string): FaceName => (FIELD_ROLES.has(role) ? 'field' : 'desk');

/** Loads a face. Rejects when it was never loaded and there is no network. */
export const loadFace = (face: FaceName): Promise<Face> =>
  face === 'field' ? import('../field/field.tsx') : import('../desk/desk.tsx');

/** Loads the desk for whoever signs in with a passkey and has no key here. Rejects as loadFace does. */
export const loadGuest = async () => (await import('../desk/desk.tsx')).Guest;
