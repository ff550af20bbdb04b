// What a role is called: its official name (registry's words), the same on every screen.
import type { Say } from '../../../../base/words.ts';

export const roleName = (say: Say, role: string): string =>
  say.has(`registry.role.${role}`) ? say(`registry.role.${role}`) : role;
