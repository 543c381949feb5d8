use crate::model::{ClaimId, Extra, Graph, Source};

/// Free-form data on one line, in the style of YAML's flow collections.
pub(crate) fn inline_extra(extra: &Extra) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match extra {
        Extra::Null => "~".to_owned(),
        Extra::Bool(value) => value.to_string(),
        Extra::Text(text) if looks_like_another_type(text) => format!("\"{text}\""),
        Extra::Number(text) | Extra::Text(text) => text.clone(),
        Extra::List(values) => format!("[{}]", join(values.iter().map(inline_extra).collect())),
        Extra::Map(entries) => {
            let entry =
                |(name, value): &(String, Extra)| format!("{name}: {}", inline_extra(value));
            format!("{{{}}}", join(entries.iter().map(entry).collect()))
        }
    }
}

/// Whether only quotes distinguish a string from a number, a boolean or null.
fn looks_like_another_type(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "true" | "false") || text.parse::<f64>().is_ok()
}

/// Free-form data, one line per top-level name: `founded: {year: 1998}`.
pub(crate) fn extra_lines(extra: &Extra) -> Vec<String> {
    match extra {
        Extra::Map(entries) => {
            let lines = entries.iter();
            lines.map(|(name, value)| format!("{name}: {}", inline_extra(value))).collect()
        }
        other => vec![inline_extra(other)],
    }
}

/// Links and free-form data, one line each: `links: wikidata: Q42`, `extra: page: 7 · seen: 2021`. Relations have no
/// links, and facts have neither links nor free-form data.
pub(crate) fn claim_details(graph: &Graph, claim: ClaimId) -> Vec<String> {
    let (links, extra) = match claim {
        ClaimId::Relation(id) => (Vec::new(), graph.relation(id).extra()),
        ClaimId::Role(id) => {
            let links = graph.entity(id).links();
            let links = links.map(|link| format!("{}: {}", link.name, link.target));
            (links.collect(), graph.entity(id).extra())
        }
        ClaimId::Fact { .. } => (Vec::new(), None),
    };
    let parts = [("links", links), ("extra", extra.map(extra_lines).unwrap_or_default())];
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    parts.map(|(name, lines)| format!("{name}: {}", lines.join(" · "))).collect()
}

/// The URL and free-form data of a source: `source: https://example.org · scan: poor`; `None` if it has neither.
pub(crate) fn source_details(source: Source<'_>) -> Option<String> {
    let url = source.url().map(str::to_owned).into_iter();
    let parts: Vec<String> =
        url.chain(source.extra().map(extra_lines).unwrap_or_default()).collect();
    (!parts.is_empty()).then(|| format!("source: {}", parts.join(" · ")))
}
