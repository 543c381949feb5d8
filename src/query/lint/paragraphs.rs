//! Paragraphs that name entities but support no relation, and cited page furniture.

use std::collections::BTreeSet;

use crate::model::{ClaimId, EntityId, Extra, Graph, Paragraph, Source};
use crate::query::claims::for_each_citation;
use crate::query::names::Names;

use super::{LintRule, LintWarning};

pub(super) fn add_warnings(graph: &Graph, names: &Names, warnings: &mut Vec<LintWarning>) {
    let (mut cited, mut related) = (BTreeSet::new(), BTreeSet::new());
    for_each_citation(graph, |claim, _, cite| {
        let Some(paragraph) = cite.part.paragraph() else { return };
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
                    unrelated_warning(graph, names, source, paragraph, gist)
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

fn unrelated_warning(
    graph: &Graph,
    names: &Names,
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
    let slugs: Vec<&str> = entities.iter().map(|id| graph.entity(*id).slug()).collect();
    Some(LintWarning {
        rule: LintRule::UnrelatedParagraph,
        location: source.defined_at(),
        message: format!(
            "{}#{paragraph} names {} but supports no relation",
            source.slug(),
            slugs.join(", ")
        ),
        help: format!(
            "cite the paragraph in a relation, or give a reason not to: `extra: {{unrelated: {{\"{paragraph}\": …}}}}`"
        ),
    })
}
