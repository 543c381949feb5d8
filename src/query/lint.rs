//! Lints: problems in the content of a graph rather than its form.
//!
//! Warnings about deliberate choices can be silenced in the data, so that a clean graph has none: by
//! `extra: {unrelated: {"4": reason}}` on a source whose paragraph has no relation, `extra: {unrelated: reason}` on an
//! entity, `extra: {distinct_from: [slug]}` on one of two entities that share a name, a `note` on the alias that they
//! share, an `id` on one of two relations that make the same claim, a cue that both kinds have, or
//! `extra: {ordinary: [Word]}` on the graph.

mod cues;
mod dates;
mod duplicates;
mod entities;
mod paragraphs;
mod words;

use std::collections::BTreeSet;

use crate::model::{FileLine, Graph};

use super::names::NameIndex;
use cues::Cues;

/// A problem that the author should review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintWarning {
    /// The violated rule.
    pub rule: LintRule,
    /// Where the problem is.
    pub location: FileLine,
    /// The problem, in one line.
    pub message: String,
    /// A suggested fix, in one line.
    pub(crate) help: String,
}

/// The rules, in warning order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LintRule {
    /// A paragraph names several entities but supports no relation.
    UnrelatedParagraph,
    /// A cited paragraph is page furniture.
    CitedFurniture,
    /// A claim cites a page or the document, although the paragraphs of the source are listed.
    ImpreciseCitation,
    /// An entity has no relation.
    UnrelatedEntity,
    /// Two entities share a name.
    SharedName,
    /// Two relations with the same ends and kind make the same claim, or cite the same paragraphs.
    RepeatedRelation,
    /// A word looks like a name but is not one in the graph.
    UnknownName,
    /// A relation is dated later than all its sources.
    DateAfterPublication,
    /// The words that a relation quotes are a cue of another kind of relation.
    OtherCue,
}

impl LintRule {
    /// The name of the rule in messages and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnrelatedParagraph => "unrelated-paragraph",
            Self::CitedFurniture => "cited-furniture",
            Self::ImpreciseCitation => "imprecise-citation",
            Self::UnrelatedEntity => "unrelated-entity",
            Self::SharedName => "shared-name",
            Self::RepeatedRelation => "repeated-relation",
            Self::UnknownName => "unknown-name",
            Self::DateAfterPublication => "date-after-publication",
            Self::OtherCue => "other-cue",
        }
    }
}

/// All warnings, sorted by file and line, then by rule.
///
/// Relations of incomplete entries are not compared with others: what was left out may be the difference.
pub fn lint(graph: &Graph, incomplete: &BTreeSet<FileLine>) -> Vec<LintWarning> {
    let (names, cues) = (NameIndex::new(graph), Cues::new(graph));
    let mut warnings = Vec::new();
    paragraphs::add_warnings(graph, (&names, &cues), &mut warnings);
    entities::add_warnings(graph, &mut warnings);
    duplicates::add_warnings(graph, incomplete, &mut warnings);
    words::add_warnings(graph, &names, &mut warnings);
    dates::add_warnings(graph, &mut warnings);
    cues.add_warnings(&mut warnings);
    sorted(warnings)
}

/// The warnings about records that were probably entered twice, in the order of [`lint`].
pub fn duplicates(graph: &Graph, incomplete: &BTreeSet<FileLine>) -> Vec<LintWarning> {
    let mut warnings = Vec::new();
    duplicates::add_warnings(graph, incomplete, &mut warnings);
    sorted(warnings)
}

fn sorted(mut warnings: Vec<LintWarning>) -> Vec<LintWarning> {
    warnings
        .sort_by_cached_key(|warning| (warning.location, warning.rule, warning.message.clone()));
    warnings
}
