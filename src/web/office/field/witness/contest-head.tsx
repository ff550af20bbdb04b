// The head of a screen about one form: the contest with its ballot's edge, and what is done here.
import type { Contest } from '../../../../core/define.ts';
import { contestEdge } from '../contest-edge.ts';

export const ContestHead = ({ contest, title }: { contest: Contest; title: string }) => (
  <h1>
    <span class={`head-contest ${contestEdge(contest)}`}>{contest.name}</span> {title}
  </h1>
);
