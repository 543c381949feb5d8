use crate::load::record::{CiteRecord, FactRecord, ScalarText, StringOrMap};

pub(super) fn cite_records<'r>(cites: Vec<String>) -> Vec<CiteRecord<'r>> {
    cites.into_iter().map(|cite| StringOrMap::String(cite.into())).collect()
}

pub(super) fn fact<'r>(
    says: impl Into<ScalarText<'r>>,
    value: impl Into<ScalarText<'r>>,
    cites: Vec<String>,
) -> FactRecord<'r> {
    FactRecord {
        says: Some(says.into()),
        value: Some(value.into()),
        cites: Some(cite_records(cites)),
        ..FactRecord::default()
    }
}
