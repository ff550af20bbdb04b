// The desk face: what an officer above the stations sees.
import type { FaceProps } from '../app/faces.ts';
import { useScreen } from '../app/use-office.ts';

export function Face(_props: FaceProps) {
  const { me } = useScreen();
  return <h1>{me.role}</h1>;
}
