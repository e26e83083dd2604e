import { Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useIntakeDrafts, type IntakeDraft } from '../../stores/intake-draft.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';

interface Begun {
  readonly form: FormInstance;
  /** Names of the fields that were changed by hand. */
  readonly byHand: ReadonlySet<string>;
  /** Called once with what was left here. */
  readonly takeUp: (draft: IntakeDraft) => void;
}

/** Keeps a petition while it is typed, and takes up what was left at the desk. */
export function useIntakeDraft({ form, byHand, takeUp }: Begun): { end(): void; beginNext(): void } {
  const by = useSignedIn((state) => state.account?.id);
  const { write, drop } = useIntakeDrafts.getState();
  const [left] = useState(() => (by === undefined ? undefined : useIntakeDrafts.getState().of[by]));
  const values: unknown = Form.useWatch([], form);
  const isOver = useRef(false);
  const isTakenUp = useRef(left === undefined);
  useEffect(() => {
    if (isTakenUp.current || left === undefined) return;
    isTakenUp.current = true;
    takeUp(left);
  }, [left, takeUp]);
  useEffect(() => {
    // A proposal that comes in after the petition was registered is no new one.
    if (by !== undefined && values !== undefined && !isOver.current) write(by, values, byHand);
  }, [by, values, byHand, write]);
  return {
    end() {
      isOver.current = true;
      if (by !== undefined) drop(by);
    },
    beginNext() {
      isOver.current = false;
    },
  };
}
