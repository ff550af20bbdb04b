// The desk's own table of words and style sheet, named by the page and loaded with the face: a telephone
// of the field never has them.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import { loadTexts, speakerOf, type Tables, type Texts } from '../app/speech.ts';

type Parts = { readonly style: string; readonly words: Tables };

function parts(): Parts {
  return JSON.parse(document.body.dataset['desk'] ?? '{}') as Parts;
}

/** The speaker of the app's words and the desk's; `absent` when they cannot be had. */
export function useDeskWords(say: Say): Say | 'absent' | undefined {
  const [loaded, setLoaded] = useState<{ readonly language: string; readonly texts: Texts }>();
  const [absent, setAbsent] = useState(false);
  useEffect(() => {
    let here = true;
    void loadTexts(parts().words, say.language).then(([, texts]) => {
      if (!here) return;
      setAbsent(Object.keys(texts).length === 0);
      setLoaded({ language: say.language, texts });
    });
    return () => void (here = false);
  }, [say.language]);
  const own = useMemo(() => loaded && speakerOf(say.language, loaded.texts), [loaded, say]);
  return useMemo(() => {
    if (absent) return 'absent';
    if (!own || loaded?.language !== say.language) return undefined;
    const both = (key: string, values = {}): string => {
      const ours = ownKey(own, key);
      return ours === undefined ? say(key, values) : own(ours, values);
    };
    const has = (key: string): boolean => ownKey(own, key) !== undefined || say.has(key);
    return Object.assign(both, { language: say.language, has });
  }, [absent, own, say]);
}

/**
 * Every key of the desk's table begins with `desk.`, so that it can never be another folder's; here it
 * is left out.
 */
function ownKey(own: Say, key: string): string | undefined {
  return [`desk.${key}`, key].find((each) => own.has(each));
}

/** Puts the desk's style sheet into the page, once. */
export function useDeskStyle(): void {
  useEffect(() => {
    const { style } = parts();
    if (!style || document.querySelector(`link[href="${style}"]`)) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    document.head.append(link);
  }, []);
}
