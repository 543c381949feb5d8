//! Relations dated later than all their sources.

use crate::model::{Day, Graph, When};

use super::{LintRule, LintWarning};

pub(super) fn add_warnings(graph: &Graph, warnings: &mut Vec<LintWarning>) {
    warnings.extend(graph.relations().filter_map(|relation| {
        let when = relation.when()?;
        let published = relation.cites().map(|cite| graph.source(cite.source).published());
        // An undated source may be newer than any date.
        let newest: Day = published.map(|when| when.map_or(Day::MAX, When::latest)).max()?;
        (when.earliest() > newest).then(|| LintWarning {
            rule: LintRule::DateAfterPublication,
            location: relation.defined_at(),
            message: format!(
                "{} is dated {when}, after all its sources were published",
                relation.id_text()
            ),
            help: "correct the date, or phrase the claim as a plan and drop `when`".to_owned(),
        })
    }));
}
