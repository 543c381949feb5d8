//! Splits a graph into columns of bytes to save it, and rebuilds it from them.

mod validate;

use std::borrow::Cow;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use super::adjacency::{Adjacency, IncomingRow};
use super::citation::ClaimId;
use super::claim_link::{ClaimLink, ClaimLinks};
use super::extra::Extra;
use super::graph::Graph;
use super::id::{EntityId, RelationId, SourceId};
use super::namesakes::{NamesakeRow, Namesakes};
use super::rows::{
    CitationRow, EntityDetails, EntityRow, FactRow, PairRow, RelationRow, SourceDetails, SourceRow,
    WeightRow,
};
use super::text::{Arena, TextHandle};
use super::vocabulary::{EntityKind, RelationKind};

/// The parts of a graph that are not fixed-size rows. They are small, unless the graph has a lot of free-form data.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct GraphDetails {
    pub(crate) entity_kinds: Vec<EntityKind>,
    pub(crate) relation_kinds: Vec<RelationKind>,
    pub(crate) families: Vec<String>,
    pub(crate) extra: Option<Extra>,
    /// In id order, like the next two fields.
    pub(crate) entity_extra: Vec<(EntityId, Extra)>,
    pub(crate) relation_extra: Vec<(RelationId, Extra)>,
    pub(crate) source_extra: Vec<(SourceId, Extra)>,
}

/// The alignment of each column in a cached file, since the file is mapped into memory.
pub(crate) const COLUMN_ALIGNMENT: usize = 8;

/// Defines the columns: name, row type, and how to get the rows from a graph.
macro_rules! columns {
    ($($name:ident: $row:ty = $get:expr),+ $(,)?) => {
        /// The tables of a graph in their in-memory form; the first column is the text.
        #[derive(Debug)]
        pub(crate) struct Columns { $($name: &'static [$row]),+ }

        /// One value for each column.
        pub(crate) type PerColumn<T> = [T; Columns::COUNT];

        impl Columns {
            /// The number of columns.
            pub(crate) const COUNT: usize = [$(stringify!($name)),+].len();

            /// The row size of each column, in bytes.
            pub(crate) const ROW_SIZES: PerColumn<usize> = [$(size_of::<$row>()),+];

            /// The columns in these bytes. `None` unless each consists of whole rows and starts at a multiple of
            /// [`COLUMN_ALIGNMENT`].
            pub(crate) fn from_bytes(bytes: PerColumn<&'static [u8]>) -> Option<Self> {
                let mut bytes = bytes.into_iter();
                Some(Self { $($name: <[$row]>::ref_from_bytes(bytes.next()?).ok()?),+ })
            }
        }

        const _: () = {
            $(assert!(align_of::<$row>() <= COLUMN_ALIGNMENT);)+
        };

        impl Graph {
            /// The bytes of each column, in the byte order of this machine.
            pub(crate) fn columns(&self) -> PerColumn<Cow<'_, [u8]>> {
                [$({
                    let get: fn(&Graph) -> Cow<'_, [$row]> = $get;
                    to_bytes(get(self))
                }),+]
            }
        }
    };
}

columns! {
    text: u8 = |graph| graph.arena.as_bytes().into(),
    title_and_about: TextHandle = |graph| vec![graph.title, graph.about].into(),
    entities: EntityRow = |graph| Cow::Borrowed(&graph.entities),
    entity_details: EntityDetails = |graph| Cow::Borrowed(&graph.entity_details),
    relations: RelationRow = |graph| Cow::Borrowed(&graph.relations),
    sources: SourceRow = |graph| Cow::Borrowed(&graph.sources),
    source_details: SourceDetails = |graph| Cow::Borrowed(&graph.source_details),
    pairs: PairRow = |graph| Cow::Borrowed(&graph.pairs),
    facts: FactRow = |graph| Cow::Borrowed(&graph.facts),
    cites: CitationRow = |graph| Cow::Borrowed(&graph.cites),
    gists: TextHandle = |graph| Cow::Borrowed(&graph.gists),
    weights: WeightRow = |graph| Cow::Borrowed(&graph.weights),
    from: EntityId = |graph| Cow::Borrowed(&graph.adjacency.from),
    to: EntityId = |graph| Cow::Borrowed(&graph.adjacency.to),
    outgoing_starts: u32 = |graph| Cow::Borrowed(&graph.adjacency.outgoing_starts),
    incoming_starts: u32 = |graph| Cow::Borrowed(&graph.adjacency.incoming_starts),
    incoming: IncomingRow = |graph| Cow::Borrowed(&graph.adjacency.incoming),
    namesake_groups: NamesakeRow = |graph| Cow::Borrowed(&graph.all_namesakes().groups),
    namesakes: EntityId = |graph| Cow::Borrowed(&graph.all_namesakes().members),
    claim_ids: ClaimIdRow = |graph| claim_id_rows(&graph.claim_links),
    claims_by_id: ClaimIdRow = |graph| claims_by_id_rows(&graph.claim_links),
    claim_links: ClaimLinkRow = |graph| claim_link_rows(&graph.claim_links),
}

fn to_bytes<T: Clone + IntoBytes + Immutable>(rows: Cow<'_, [T]>) -> Cow<'_, [u8]> {
    match rows {
        Cow::Borrowed(rows) => Cow::Borrowed(rows.as_bytes()),
        Cow::Owned(rows) => Cow::Owned(rows.as_slice().as_bytes().to_vec()),
    }
}

/// A [`ClaimId`]: tag, id, fact index.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
struct ClaimRow {
    tag: u32,
    id: u32,
    index: u32,
}

#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
struct ClaimIdRow {
    claim: ClaimRow,
    text: TextHandle,
}

#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
struct ClaimLinkRow {
    one: ClaimRow,
    link: u32,
    other: ClaimRow,
}

impl From<ClaimId> for ClaimRow {
    fn from(claim: ClaimId) -> Self {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        match claim {
            ClaimId::Relation(id) => Self { tag: 0, id: number(id.index()), index: 0 },
            ClaimId::Role(id) => Self { tag: 1, id: number(id.index()), index: 0 },
            ClaimId::Fact { entity, index } => {
                Self { tag: 2, id: number(entity.index()), index: number(index) }
            }
        }
    }
}

impl ClaimRow {
    fn claim(self) -> Option<ClaimId> {
        let id = self.id as usize;
        match self.tag {
            0 => Some(ClaimId::Relation(RelationId::new(id))),
            1 => Some(ClaimId::Role(EntityId::new(id))),
            2 => Some(ClaimId::Fact { entity: EntityId::new(id), index: self.index as usize }),
            _ => None,
        }
    }
}

fn claim_id_rows(links: &ClaimLinks) -> Cow<'static, [ClaimIdRow]> {
    let rows = links.ids_by_claim.iter();
    rows.map(|(claim, text)| ClaimIdRow { claim: (*claim).into(), text: *text }).collect()
}

fn claims_by_id_rows(links: &ClaimLinks) -> Cow<'static, [ClaimIdRow]> {
    let rows = links.claims_by_id.iter();
    rows.map(|(text, claim)| ClaimIdRow { claim: (*claim).into(), text: *text }).collect()
}

fn claim_link_rows(links: &ClaimLinks) -> Cow<'static, [ClaimLinkRow]> {
    let row = |&(one, link, other): &(ClaimId, ClaimLink, ClaimId)| ClaimLinkRow {
        one: one.into(),
        link: u32::from(link == ClaimLink::Compare),
        other: other.into(),
    };
    links.links.iter().map(row).collect()
}

fn read_claim_links(
    ids: &[ClaimIdRow],
    by_id: &[ClaimIdRow],
    links: &[ClaimLinkRow],
) -> Option<ClaimLinks> {
    let by_id = by_id.iter().map(|row| row.read().map(|(claim, text)| (text, claim)));
    Some(ClaimLinks {
        ids_by_claim: ids.iter().map(ClaimIdRow::read).collect::<Option<_>>()?,
        claims_by_id: by_id.collect::<Option<_>>()?,
        links: links.iter().map(ClaimLinkRow::read).collect::<Option<_>>()?,
    })
}

impl Graph {
    /// The parts that are not in [`Self::columns`].
    pub(crate) fn details(&self) -> GraphDetails {
        GraphDetails {
            entity_kinds: self.entity_kinds.clone(),
            relation_kinds: self.relation_kinds.clone(),
            families: self.families.clone(),
            extra: self.extra.clone(),
            entity_extra: sorted(&self.entity_extra),
            relation_extra: sorted(&self.relation_extra),
            source_extra: sorted(&self.source_extra),
        }
    }

    /// Assembles a graph. `None` if the columns are invalid, as in a damaged file, so using the graph never panics.
    pub(crate) fn from_columns(columns: &Columns, details: GraphDetails) -> Option<Self> {
        let (ids, by_id) = (columns.claim_ids, columns.claims_by_id);
        let claim_links = read_claim_links(ids, by_id, columns.claim_links)?;
        let [title, about] = *columns.title_and_about else { return None };
        let adjacency = Adjacency {
            from: columns.from.into(),
            to: columns.to.into(),
            outgoing_starts: columns.outgoing_starts.into(),
            incoming_starts: columns.incoming_starts.into(),
            incoming: columns.incoming.into(),
        };
        let namesakes =
            Namesakes { groups: columns.namesake_groups.into(), members: columns.namesakes.into() };
        let mut graph = Self {
            title,
            about,
            entity_kinds: details.entity_kinds,
            relation_kinds: details.relation_kinds,
            families: details.families,
            entities: columns.entities.into(),
            entity_details: columns.entity_details.into(),
            relations: columns.relations.into(),
            sources: columns.sources.into(),
            source_details: columns.source_details.into(),
            adjacency,
            pairs: columns.pairs.into(),
            facts: columns.facts.into(),
            cites: columns.cites.into(),
            gists: columns.gists.into(),
            claim_links,
            entity_extra: details.entity_extra.into_iter().collect(),
            weights: columns.weights.into(),
            relation_extra: details.relation_extra.into_iter().collect(),
            source_extra: details.source_extra.into_iter().collect(),
            extra: details.extra,
            namesakes: namesakes.into(),
            arena: Arena::default(),
        };
        let read_text = || simdutf8::basic::from_utf8(columns.text).ok();
        let (text, is_valid) = std::thread::scope(|scope| {
            let text = std::thread::Builder::new().spawn_scoped(scope, read_text);
            let is_valid = graph.is_valid();
            // The system may refuse a thread.
            (text.map_or_else(|_| read_text(), |thread| thread.join().ok().flatten()), is_valid)
        });
        graph.arena = Arena::from_text(text?);
        is_valid.then_some(graph)
    }
}

impl ClaimIdRow {
    fn read(&self) -> Option<(ClaimId, TextHandle)> {
        Some((self.claim.claim()?, self.text))
    }
}

impl ClaimLinkRow {
    fn read(&self) -> Option<(ClaimId, ClaimLink, ClaimId)> {
        let link = *ClaimLink::ALL.get(self.link as usize)?;
        Some((self.one.claim()?, link, self.other.claim()?))
    }
}

fn sorted<I: Copy + Ord, V: Clone>(map: &std::collections::HashMap<I, V>) -> Vec<(I, V)> {
    let mut entries: Vec<(I, V)> = map.iter().map(|(id, value)| (*id, value.clone())).collect();
    entries.sort_unstable_by_key(|(id, _)| *id);
    entries
}
