import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/Icon';
import styles from './parts.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

/** A state as word and icon on a ground of its tone; never told by colour alone. */
export function Tag({ tone, icon, title, children }: { tone: Tone; icon: IconName; title?: string; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      <Icon name={icon} weight={2.8} /> {children}
    </span>
  );
}
