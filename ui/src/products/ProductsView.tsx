import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ProductView } from '../api/types';
import { slotRanges } from '../jobs/jobFigures';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { SlotsDialog } from '../parts/SlotsDialog';
import { useReading } from '../parts/useReading';
import { FileFaults } from './FileFaults';
import styles from './ProductsView.module.css';
import { RevisionCard } from './RevisionCard';
import { revisionsOf } from './revisions';

/** Edited files are found while the page is open. */
const LOOK_EVERY_MS = 3000;

/** What this line may make: what each product uses, what its edited file offers, and what is wrong in a broken one. */
export function ProductsView() {
  const { t } = useTranslation();
  const reading = useReading(api.products, LOOK_EVERY_MS);
  return (
    <Page title={t('product.title')} failed={t('product.unread')} reading={reading}>
      {({ products }) => (
        <>
          {products.length === 0 && <Empty title={t('product.none')}>{t('product.noneHint')}</Empty>}
          {products.map((product) => (
            <One key={product.name} product={product} onChanged={reading.again} />
          ))}
        </>
      )}
    </Page>
  );
}

function One({ product, onChanged }: { product: ProductView; onChanged: () => void }) {
  const { t } = useTranslation();
  const slots = product.slots.length;
  const [giving, setGiving] = useState(false);
  return (
    <section className={styles.product} aria-label={product.name}>
      <h2>
        {product.name}
        <span>
          {slots === 0 ? t('product.noSlots') : t('job.slots', { count: slots, slots: slotRanges(product.slots) })}
        </span>
        {product.used && (
          <Button variant="subtle" mih={44} onClick={() => setGiving(true)}>
            {t('product.use')}
          </Button>
        )}
      </h2>
      {giving && (
        <SlotsDialog
          title={t('product.useNamed', { name: product.name })}
          means={t('product.useMeans')}
          slots={product.slots}
          onDone={(chosen, by) => api.useProduct(product.name, chosen, by).then(onChanged)}
          onClose={() => setGiving(false)}
        />
      )}
      {product.faults.length > 0 && <FileFaults faults={product.faults} />}
      {revisionsOf(product).map(({ revision, offered }) => (
        <RevisionCard
          key={revision.sha256}
          revision={revision}
          offered={offered}
          changes={offered ? product.changes : NONE}
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}

const NONE: string[] = [];
