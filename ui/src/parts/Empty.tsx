import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** Nothing is here yet: says so, and how something comes here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.note}>
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
