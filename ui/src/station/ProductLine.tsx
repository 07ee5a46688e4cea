import { useTranslation } from 'react-i18next';
import type { Product } from '../api/types';
import { bytes, hex } from '../format/format';
import styles from './ProductLine.module.css';

/** What is being made: product, chip, and the application image by the beginning of its hash. */
export function ProductLine({ product }: { product: Product }) {
  const { t, i18n } = useTranslation();
  const app = product.firmware.find((image) => image.name === 'app') ?? product.firmware.at(-1);
  const all = product.firmware
    .map((image) => {
      const facts = { offset: hex(image.offset), size: bytes(image.sizeBytes, i18n.language), sha256: image.sha256 };
      return `${image.name}: ${t('head.firmwareHint', facts)}`;
    })
    .join('\n');
  return (
    <dl className={styles.line}>
      <div>
        <dt className={styles.hidden}>{t('head.product')}</dt>
        <dd className={styles.product}>{product.name}</dd>
        <dt className={styles.hidden}>{t('head.chip')}</dt>
        <dd>{product.chip}</dd>
      </div>
      {app !== undefined && (
        <div className={styles.firmware} title={all}>
          <dt>{t('head.firmware')}</dt>
          <dd className={styles.hash}>{app.sha256.slice(0, 8)}</dd>
        </div>
      )}
    </dl>
  );
}
