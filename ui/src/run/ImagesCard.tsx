import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../api/types';
import { bytes, hex } from '../format/format';
import { Card } from '../parts/Card';
import styles from '../parts/facts.module.css';

export function ImagesCard({ images }: { images: FirmwareImage[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t('run.images')} empty={images.length === 0 ? t('run.noImages') : null}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('run.name')}</th>
            <th className={styles.figure}>{t('run.offset')}</th>
            <th className={styles.figure}>{t('run.size')}</th>
          </tr>
        </thead>
        <tbody>
          {images.map((image) => (
            <Fragment key={`${image.name} ${image.offset}`}>
              <tr>
                <td>{image.name}</td>
                <td className={`${styles.figure} ${styles.mono}`}>{hex(image.offset)}</td>
                <td className={styles.figure} title={`${image.sizeBytes} B`}>
                  {bytes(image.sizeBytes, i18n.language)}
                </td>
              </tr>
              <tr className={styles.second}>
                <td colSpan={3} className={styles.hash}>
                  SHA-256 {image.sha256}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
