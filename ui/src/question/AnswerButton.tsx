import { Button, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon';
import styles from './QuestionForm.module.css';

interface Props {
  look: 'yes' | 'no' | 'back';
  /** The key that does the same, where there is one. */
  shortcut?: string;
  /** Takes the focus when the question does. */
  first?: boolean;
  off: boolean;
  onPress: () => void;
  children: ReactNode;
}

const ICONS = { yes: 'pass', no: 'fail', back: 'back' } as const;

export function AnswerButton({ look, shortcut, first = false, off, onPress, children }: Props) {
  return (
    <Button
      className={styles.button}
      variant={look === 'yes' ? 'filled' : 'default'}
      disabled={off}
      data-first={first || undefined}
      leftSection={<Icon name={ICONS[look]} weight={3} />}
      onClick={onPress}
    >
      {children}
      {shortcut !== undefined && <Kbd className={styles.key}>{shortcut}</Kbd>}
    </Button>
  );
}
