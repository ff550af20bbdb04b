// The field face: what an officer at a polling station sees. One task at a time, in the law's order.
import type { FaceProps } from '../app/faces.ts';
import { useScreen } from '../app/use-office.ts';

export function Face(_props: FaceProps) {
  const { say, me } = useScreen();
  return <h1>{say('field.title', { role: me.role })}</h1>;
}
