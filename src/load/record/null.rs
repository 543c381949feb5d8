use super::{AliasRecord, AnyRecord, CiteRecord, FactRecord, ScalarText, StringOrMap};

impl AnyRecord<'_> {
    /// Whether the entry or an item in it may be null in the file. The fast readers read null as an empty record or
    /// text; only the tree reader distinguishes them.
    pub(crate) fn may_contain_null(&self) -> bool {
        match self {
            Self::Relation(record) => {
                record.from.is_none() && record.kind.is_none() && record.to.is_none()
                    || contains(record.cites.as_deref(), cite_may_be_null)
                    || [record.disputes.as_deref(), record.compare.as_deref()]
                        .into_iter()
                        .any(texts_may_contain_null)
            }
            Self::Entity(entry) => {
                let record = &entry.record;
                record.kind.is_none() && record.name.is_none()
                    || contains(record.cites.as_deref(), cite_may_be_null)
                    || contains(record.aliases.as_deref(), alias_may_be_null)
                    || contains(record.facts.as_deref(), fact_may_contain_null)
            }
            Self::RelationKind(entry) => [entry.record.from.as_deref(), entry.record.to.as_deref()]
                .into_iter()
                .any(texts_may_contain_null),
            _ => false,
        }
    }
}

fn fact_may_contain_null(fact: &FactRecord<'_>) -> bool {
    fact.says.is_none() && fact.value.is_none()
        || contains(fact.cites.as_deref(), cite_may_be_null)
        || [fact.disputes.as_deref(), fact.compare.as_deref()]
            .into_iter()
            .any(texts_may_contain_null)
}

fn cite_may_be_null(cite: &CiteRecord<'_>) -> bool {
    match cite {
        StringOrMap::String(text) => text_may_be_null(text),
        StringOrMap::Map(fields) => fields.source.is_none() && fields.para.is_none(),
    }
}

fn alias_may_be_null(alias: &AliasRecord<'_>) -> bool {
    match alias {
        StringOrMap::String(text) => text_may_be_null(text),
        StringOrMap::Map(fields) => fields.name.is_none() && fields.note.is_none(),
    }
}

fn texts_may_contain_null(texts: Option<&[ScalarText<'_>]>) -> bool {
    contains(texts, text_may_be_null)
}

fn text_may_be_null(text: &ScalarText<'_>) -> bool {
    matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
}

fn contains<T>(items: Option<&[T]>, matches: impl Fn(&T) -> bool) -> bool {
    items.unwrap_or_default().iter().any(matches)
}
