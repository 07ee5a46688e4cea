package org.nailbed.ledger.books;

import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.job.JobLedger;
import org.nailbed.ledger.line.LineLedger;
import org.nailbed.ledger.product.ProductLedger;
import org.nailbed.ledger.slot.SlotLedger;

/** Everything that a station keeps in one database. */
public record Books(Ledger runs, LineLedger line, JobLedger jobs, ProductLedger products, SlotLedger slots) {}
