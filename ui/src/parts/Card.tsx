import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

/** A titled part of a run's record; `empty` says why there is nothing in it. */
export function Card({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {empty === null ? children : <p className={styles.empty}>{empty}</p>}
    </section>
  );
}
