import { shortHash } from '../format/format';
import styles from './parts.module.css';

/** The beginning of a SHA-256; the whole of it on hover and for a copy. */
export function Hash({ of }: { of: string }) {
  return (
    <code className={styles.hash} title={of}>
      {shortHash(of)}
    </code>
  );
}
