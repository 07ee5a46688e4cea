import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import styles from './ProductsView.module.css';

/** What is wrong in a file that cannot be offered. What runs is not disturbed by it. */
export function FileFaults({ faults }: { faults: string[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.broken} role="alert">
      <h3>
        <Icon name="error" weight={2.4} /> {t('product.broken', { count: faults.length })}
      </h3>
      <p>{t('product.brokenHint')}</p>
      <ol>
        {faults.map((fault, index) => (
          <li key={index}>{fault}</li>
        ))}
      </ol>
    </section>
  );
}
