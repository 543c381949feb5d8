use super::fit::Fit;
use super::matching::MatchClass;
use super::target::Target;
use crate::model::{ClaimId, EntityId, Graph};
use crate::text::clusters;

/// The hits of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits<H> {
    /// The hits, best first.
    pub hits: Vec<H>,
    /// What is wrong with the query, with a suggestion; or how many entities of a kind are shown.
    pub hint: Option<String>,
}

/// A search result, and why it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The item found.
    pub target: Target,
    /// How well it matches: higher is better; comparable only within one search.
    pub(crate) score: i64,
    /// How it matches.
    pub fit: Fit,
    pub(crate) field: Field,
    /// The matching text, as written in the graph; the ends of a relation are distinguished from their namesakes.
    pub matched: String,
    /// The matching characters of `matched`: zero-based grapheme cluster indices, ascending. Empty if the match is in
    /// another spelling, such as pinyin initials, or in another name of an end.
    pub highlights: Vec<usize>,
    /// The words of the query that the item does not contain, folded, with hostile characters escaped.
    pub missing: Vec<String>,
}

impl Hit {
    /// The claim that was found: a relation, a fact, or the role of an entity if that is what matches.
    pub(crate) fn claim(&self) -> Option<ClaimId> {
        match self.target {
            Target::Entity(id) if self.field == Field::Role => Some(ClaimId::Role(id)),
            target => target.claim(),
        }
    }

    /// The entity that a relation or a fact is about, unless the match is its id.
    pub(crate) fn subject(&self, graph: &Graph) -> Option<EntityId> {
        let claim = self.target.claim().filter(|_| self.field != Field::Id)?;
        Some(graph.subject_of(claim))
    }

    /// The number of grapheme clusters in the name of the subject, if the matching text starts with it; else 0.
    pub(crate) fn subject_length(&self, graph: &Graph) -> usize {
        let name = self.subject(graph).map_or("", |id| graph.entity(id).name());
        if self.matched.starts_with(name) { clusters(name).count() } else { 0 }
    }
}

/// An entity found by a name, its slug or its role, and why it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityHit {
    /// The entity.
    pub entity: EntityId,
    /// How well it matches: higher is better; comparable only within one search.
    pub(crate) score: i64,
    pub(super) class: MatchClass,
    /// The type of the matching text.
    pub field: Field,
    /// The matching text, as written in the graph.
    pub matched: String,
    /// The matching characters of `matched`: zero-based grapheme cluster indices, ascending. Empty if the match is in
    /// another spelling, such as pinyin initials.
    pub highlights: Vec<usize>,
    /// The words of the query that none of its strings contains, folded, with hostile characters escaped.
    pub missing: Vec<String>,
}

impl EntityHit {
    /// How it matches, as shown to users.
    pub fn fit(&self) -> Fit {
        self.class.fit()
    }
}

pub(super) struct TextHit {
    pub(super) target: Target,
    /// How well the item matches: about 1 if it contains all words.
    pub(super) relevance: f64,
    pub(super) fit: Fit,
    /// Whether one of its strings consists only of query terms.
    pub(super) is_whole: bool,
    pub(super) field: Field,
    pub(super) matched: String,
    pub(super) highlights: Vec<usize>,
    pub(super) missing: Vec<String>,
}

/// The kind of text that matches a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The display name of an entity.
    Name,
    /// Another name of an entity.
    Alias,
    /// A slug.
    Slug,
    /// The role of an entity.
    Role,
    /// The kind of an entity.
    Kind,
    /// Background information on an entity.
    Background,
    /// A URL.
    Link,
    /// Free-form data.
    Extra,
    /// The id of a relation or fact.
    Id,
    /// A relation in one line: both ends with the label between them, the date and the claim.
    Claim,
    /// A fact in one line.
    Fact,
    /// Words quoted for a claim.
    Quote,
    /// Other names of a claim's entities, and of its kind; never shown.
    OtherNames,
    /// A paragraph of an article's own text.
    Article,
    /// A summary of a paragraph.
    Gist,
    /// The title of a source, with author, publisher and date.
    Title,
    /// A note on a source.
    Note,
}

impl Field {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias | Self::OtherNames => "alias",
            Self::Slug => "slug",
            Self::Role => "role",
            Self::Kind => "kind",
            Self::Background => "background",
            Self::Link => "links",
            Self::Extra => "extra",
            Self::Id => "id",
            Self::Claim => "claim",
            Self::Fact => "fact",
            Self::Quote => "words",
            Self::Article => "article",
            Self::Gist => "gist",
            Self::Title => "title",
            Self::Note => "note",
        }
    }

    /// Whether a hit ranks as high as a name if the query is the whole text.
    pub(super) fn ranks_as_name_when_whole(self) -> bool {
        matches!(self, Self::Slug | Self::Link | Self::Extra | Self::Id)
    }
}
