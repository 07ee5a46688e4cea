import { useTranslation } from 'react-i18next';
import styles from './ProductsView.module.css';

/** What an edited file changes, line by line; the sign before each says which, not its colour alone. */
export function Changes({ lines }: { lines: string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className={styles.changesTitle}>{t('product.changes')}</p>
      <pre className={styles.changes} tabIndex={0} aria-label={t('product.changes')}>
        {lines.map((line, index) => (
          <span key={index} data-sign={line.startsWith('+') ? 'new' : line.startsWith('-') ? 'gone' : 'same'}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}
