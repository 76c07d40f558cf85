//! tantivy: terms as they are, the map as terms for its cells, the way in the collector.

use std::path::Path;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{AllQuery, BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{DocId, Index, IndexSettings, Score, Searcher, SegmentReader, TantivyDocument, Term};

use super::{Peer, REACH_M, SHOWN, Took, bytes_in, haversine, timed};
use crate::directory::made::{Ask, Entry};

pub(crate) struct Tantivy {
    searcher: Searcher,
    terms: Field,
    bytes: u64,
}

impl Tantivy {
    pub(crate) fn build(entries: &[Entry], folder: &Path) -> Result<Self, String> {
        let fault = |fault: tantivy::TantivyError| format!("tantivy: {fault}");
        let mut schema = Schema::builder();
        let raw = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let terms =
            schema.add_text_field("terms", TextOptions::default().set_indexing_options(raw));
        let numbers = || NumericOptions::default() | FAST;
        let lat = schema.add_f64_field("lat", numbers());
        let lon = schema.add_f64_field("lon", numbers());
        let intrusive = schema.add_u64_field("intrusive", numbers());
        let number = schema.add_u64_field("number", numbers());
        let index = Index::create(
            tantivy::directory::MmapDirectory::open(folder)
                .map_err(|fault| format!("tantivy: {fault}"))?,
            schema.build(),
            IndexSettings::default(),
        )
        .map_err(fault)?;
        let mut writer = index
            .writer_with_num_threads(1, 400_000_000)
            .map_err(fault)?;
        for (at, entry) in (0u64..).zip(entries) {
            let mut document = TantivyDocument::default();
            for term in &entry.terms {
                document.add_text(terms, term);
            }
            document.add_f64(lat, entry.point.0);
            document.add_f64(lon, entry.point.1);
            document.add_u64(intrusive, u64::from(entry.intrusive));
            document.add_u64(number, at);
            writer.add_document(document).map_err(fault)?;
        }
        writer.commit().map_err(fault)?;
        let segments = index.searchable_segment_ids().map_err(fault)?;
        if segments.len() > 1 {
            writer.merge(&segments).wait().map_err(fault)?;
        }
        writer.wait_merging_threads().map_err(fault)?;
        let reader = index.reader().map_err(fault)?;
        reader.reload().map_err(fault)?;
        Ok(Self {
            searcher: reader.searcher(),
            terms,
            bytes: bytes_in(folder),
        })
    }

    fn term(&self, text: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.terms, text);
        Box::new(TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn any(&self, texts: &[String]) -> Box<dyn Query> {
        Box::new(BooleanQuery::union(
            texts.iter().map(|text| self.term(text)).collect(),
        ))
    }

    fn query(&self, ask: &Ask) -> Box<dyn Query> {
        let mut all: Vec<Box<dyn Query>> = ask.facets.iter().map(|text| self.term(text)).collect();
        if !ask.any.is_empty() {
            all.push(self.any(&ask.any));
        }
        if !ask.cells.is_empty() {
            all.push(self.any(&ask.cells));
        }
        if all.is_empty() {
            return Box::new(AllQuery);
        }
        Box::new(BooleanQuery::intersection(all))
    }

    fn hits(&self, ask: &Ask, most: usize) -> Result<Vec<u32>, String> {
        let best = Best {
            near: ask.near,
            most,
        };
        self.searcher
            .search(&self.query(ask), &best)
            .map_err(|fault| format!("tantivy: {fault}"))
    }
}

impl Peer for Tantivy {
    fn name(&self) -> &'static str {
        "tantivy 0.27"
    }

    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String> {
        let mut hits = self.hits(ask, usize::MAX)?;
        hits.sort_unstable();
        Ok(hits)
    }

    fn top(&mut self, ask: &Ask) -> Result<Took, String> {
        let (_, took) = timed(|| self.hits(ask, SHOWN))?;
        Ok(took)
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// The least intrusive hits within reach.
struct Best {
    near: Option<(f64, f64)>,
    most: usize,
}

struct BestHere {
    near: Option<(f64, f64)>,
    most: usize,
    lat: Column<f64>,
    lon: Column<f64>,
    intrusive: Column<u64>,
    number: Column<u64>,
    /// The best so far, and now and then some more.
    found: Vec<(u64, u64)>,
    worst: (u64, u64),
}

impl Collector for Best {
    type Fruit = Vec<u32>;
    type Child = BestHere;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<BestHere> {
        let columns = segment.fast_fields();
        Ok(BestHere {
            near: self.near,
            most: self.most,
            lat: columns.f64("lat")?,
            lon: columns.f64("lon")?,
            intrusive: columns.u64("intrusive")?,
            number: columns.u64("number")?,
            found: Vec::new(),
            worst: (u64::MAX, u64::MAX),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Vec<(u64, u64)>>) -> tantivy::Result<Vec<u32>> {
        let mut all: Vec<(u64, u64)> = parts.into_iter().flatten().collect();
        all.sort_unstable();
        all.truncate(self.most);
        Ok(all
            .into_iter()
            .filter_map(|(_, number)| u32::try_from(number).ok())
            .collect())
    }
}

impl SegmentCollector for BestHere {
    type Fruit = Vec<(u64, u64)>;

    fn collect(&mut self, document: DocId, _: Score) {
        let key = (
            self.intrusive.first(document).unwrap_or(9),
            self.number.first(document).unwrap_or(u64::MAX),
        );
        if key >= self.worst {
            return;
        }
        if let Some(near) = self.near {
            let point = self.lat.first(document).zip(self.lon.first(document));
            if point.is_none_or(|point| haversine(near, point) >= REACH_M) {
                return;
            }
        }
        self.found.push(key);
        if self.found.len() >= self.most.saturating_mul(2) {
            let (_, last, _) = self.found.select_nth_unstable(self.most - 1);
            self.worst = *last;
            self.found.truncate(self.most);
        }
    }

    fn harvest(self) -> Vec<(u64, u64)> {
        self.found
    }
}
