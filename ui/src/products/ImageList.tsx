import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage, Revision } from '../api/types';
import { bytes, hex } from '../format/format';
import { ByWhom } from '../parts/ByWhom';
import facts from '../parts/facts.module.css';
import { Hash } from '../parts/Hash';
import styles from './ProductsView.module.css';
import { withdrawalOf } from './revisions';

/** The firmware of a revision; an image can be withdrawn, which stops every product that holds it. */
interface Props {
  revision: Revision;
  onStep: (kind: 'withdraw' | 'reinstate', image: FirmwareImage) => void;
}

export function ImageList({ revision, onStep }: Props) {
  const { t, i18n } = useTranslation();
  if (revision.images.length === 0) {
    return null;
  }
  return (
    <details className={styles.images} open={revision.withdrawals.length > 0}>
      <summary>{t('product.images', { count: revision.images.length })}</summary>
      <table className={facts.table}>
        <tbody>
          {revision.images.map((image) => {
            const withdrawn = withdrawalOf(revision, image);
            return (
              <tr key={`${image.name} ${image.offset}`}>
                <td>
                  <b>{image.name}</b>
                </td>
                <td className={`${facts.figure} ${facts.mono}`}>{hex(image.offset)}</td>
                <td className={facts.figure}>{bytes(image.sizeBytes, i18n.language)}</td>
                <td>
                  <Hash of={image.sha256} />
                </td>
                <td>
                  {withdrawn && (
                    <span className={styles.gone}>
                      {t('product.withdrawn')} <ByWhom by={withdrawn.by} at={withdrawn.at} /> <q>{withdrawn.reason}</q>
                    </span>
                  )}
                </td>
                <td className={facts.figure}>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    mih={36}
                    aria-label={t(withdrawn ? 'product.reinstateNamed' : 'product.withdrawNamed', { name: image.name })}
                    onClick={() => onStep(withdrawn ? 'reinstate' : 'withdraw', image)}
                  >
                    {t(withdrawn ? 'product.reinstate' : 'product.withdraw')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
