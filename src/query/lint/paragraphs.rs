//! Paragraphs that name entities but support no relation, cited page furniture, and citations of more than a paragraph.

use std::collections::BTreeSet;

use crate::model::{Citation, ClaimId, EntityId, Extra, Graph, Paragraph, Source};
use crate::query::claims::for_each_citation;
use crate::query::names::NameIndex;
use crate::text::{relation_id_or_entity_slug, short_list};

use super::cues::Cues;
use super::{LintRule, LintWarning};

pub(super) fn add_warnings(
    graph: &Graph,
    (names, cues): (&NameIndex, &Cues<'_>),
    warnings: &mut Vec<LintWarning>,
) {
    let (mut cited, mut related) = (BTreeSet::new(), BTreeSet::new());
    for_each_citation(graph, |claim, _, cite| {
        let Some(paragraph) = cite.part.paragraph() else {
            return warnings.extend(imprecision_warning(graph, claim, cite));
        };
        cited.insert((cite.source, paragraph));
        if matches!(claim, ClaimId::Relation(_)) {
            related.insert((cite.source, paragraph));
        }
    });
    for source in graph.sources() {
        for (index, gist) in source.gists().enumerate() {
            let paragraph = Paragraph::from_index(index);
            let location = (source.id(), paragraph);
            warnings.extend(match gist {
                Some(gist) if !related.contains(&location) => {
                    unrelated_warning((names, cues), source, paragraph, gist)
                }
                None if cited.contains(&location) => Some(LintWarning {
                    rule: LintRule::CitedFurniture,
                    location: source.defined_at(),
                    message: format!("{}#{paragraph} is cited but has no gist", source.slug()),
                    help: "add a gist: one sentence that sums up the paragraph".to_owned(),
                }),
                _ => None,
            });
        }
    }
}

/// `None` if the source lists no paragraphs.
fn imprecision_warning(graph: &Graph, claim: ClaimId, cite: Citation<'_>) -> Option<LintWarning> {
    let source = graph.source(cite.source);
    let location = match claim {
        ClaimId::Relation(id) => graph.relation(id).defined_at(),
        ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => graph.entity(entity).defined_at(),
    };
    let subject = relation_id_or_entity_slug(graph, claim);
    let part = if cite.part.page().is_some() { "a page" } else { "all" };
    (source.paragraph_count() > 0).then(|| LintWarning {
        rule: LintRule::ImpreciseCitation,
        location,
        message: format!("{subject} cites {part} of {}, not a paragraph", source.slug()),
        help: format!("name the paragraph that says so, such as `{}#1`", source.slug()),
    })
}

fn unrelated_warning(
    (names, cues): (&NameIndex, &Cues<'_>),
    source: Source<'_>,
    paragraph: Paragraph,
    gist: &str,
) -> Option<LintWarning> {
    let entities: BTreeSet<EntityId> =
        names.mentions(gist).into_iter().map(|mention| mention.entity).collect();
    let explanations = source.extra().and_then(|extra| extra.get("unrelated"));
    let is_explained = |explanations: &Extra| explanations.get(&paragraph.to_string()).is_some();
    if entities.len() < 2 || explanations.is_some_and(is_explained) {
        return None;
    }
    let slugs: Vec<&str> = entities.iter().map(|id| cues.graph.entity(*id).slug()).collect();
    let cue = cues.find(gist).into_iter().next();
    let cue = cue.map_or_else(String::new, |cue| {
        format!(" (`{}` is a cue of `{}`)", cue.text, cue.kind.slug)
    });
    Some(LintWarning {
        rule: LintRule::UnrelatedParagraph,
        location: source.defined_at(),
        message: format!(
            "{}#{paragraph} names {} but supports no relation",
            source.slug(),
            short_list(&slugs, ", ")
        ),
        help: format!(
            "cite the paragraph in a relation{cue}, or give a reason not to: `extra: {{unrelated: {{\"{paragraph}\": …}}}}`"
        ),
    })
}
