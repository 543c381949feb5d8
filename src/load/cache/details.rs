//! The parts of a graph that are not rows, as bytes: four-byte numbers and length-prefixed strings.

use crate::model::{
    EntityId, EntityKind, EntityKindId, Extra, FamilyId, GraphDetails, RelationId, RelationKind,
    SourceId, Tone,
};

/// Free-form data is never nested this deeply, as readers of graph files enforce a lower limit.
const MAX_DEPTH: usize = 128;

#[derive(Default)]
struct Encoder(Vec<u8>);

pub(super) fn encode(details: &GraphDetails) -> Vec<u8> {
    let mut to = Encoder::default();
    to.list(&details.entity_kinds, |to, kind| to.texts([&kind.slug, &kind.plural]));
    to.list(&details.relation_kinds, Encoder::relation_kind);
    to.list(&details.families, |to, name| to.text(name));
    to.list(details.extra.as_slice(), Encoder::extra);
    to.extras(&details.entity_extra, |id| id.index());
    to.extras(&details.relation_extra, |id| id.index());
    to.extras(&details.source_extra, |id| id.index());
    to.0
}

impl Encoder {
    fn number(&mut self, number: usize) {
        self.0.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    fn texts<const N: usize>(&mut self, texts: [&str; N]) {
        for text in texts {
            self.text(text);
        }
    }

    fn list<T>(&mut self, items: &[T], add: impl Fn(&mut Self, &T)) {
        self.number(items.len());
        for item in items {
            add(self, item);
        }
    }

    fn relation_kind(&mut self, kind: &RelationKind) {
        self.texts([&kind.slug, &kind.says, &kind.back]);
        self.number(usize::from(kind.mutual));
        self.number(kind.family.index());
        self.number(kind.tone as usize);
        self.list(&kind.from, |to, id| to.number(id.index()));
        self.list(&kind.to, |to, id| to.number(id.index()));
        self.list(&kind.cues, |to, cue| to.text(cue));
    }

    fn extras<I>(&mut self, extras: &[(I, Extra)], index: impl Fn(&I) -> usize) {
        self.list(extras, |to, (id, extra)| {
            to.number(index(id));
            to.extra(extra);
        });
    }

    fn extra(&mut self, extra: &Extra) {
        match extra {
            Extra::Null => self.number(0),
            Extra::Bool(value) => self.number(1 + usize::from(*value)),
            Extra::Number(text) => {
                self.number(3);
                self.text(text);
            }
            Extra::Text(text) => {
                self.number(4);
                self.text(text);
            }
            Extra::List(values) => {
                self.number(5);
                self.list(values, Self::extra);
            }
            Extra::Map(entries) => {
                self.number(6);
                self.list(entries, |to, (key, value)| {
                    to.text(key);
                    to.extra(value);
                });
            }
        }
    }
}

/// The bytes left to decode.
struct DetailsDecoder<'b>(&'b [u8]);

/// Decodes what [`encode`] wrote; `None` for any other bytes.
pub(super) fn decode(bytes: &[u8]) -> Option<GraphDetails> {
    let mut from = DetailsDecoder(bytes);
    let details = GraphDetails {
        entity_kinds: from
            .list(|from| Some(EntityKind { slug: from.text()?, plural: from.text()? }))?,
        relation_kinds: from.list(DetailsDecoder::relation_kind)?,
        families: from.list(DetailsDecoder::text)?,
        extra: from.list(|from| from.extra(0))?.pop(),
        entity_extra: from.extras(EntityId::new)?,
        relation_extra: from.extras(RelationId::new)?,
        source_extra: from.extras(SourceId::new)?,
    };
    from.0.is_empty().then_some(details)
}

impl DetailsDecoder<'_> {
    fn bytes(&mut self, count: usize) -> Option<&[u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let bytes = self.bytes(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.bytes(length)?.to_vec()).ok()
    }

    /// Nothing is allocated in advance, since the length may be wrong.
    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| read(self)).collect()
    }

    fn relation_kind(&mut self) -> Option<RelationKind> {
        Some(RelationKind {
            slug: self.text()?,
            says: self.text()?,
            back: self.text()?,
            mutual: self.number()? == 1,
            family: FamilyId::new(self.number()?),
            tone: *Tone::ALL.get(self.number()?)?,
            from: self.list(|from| from.number().map(EntityKindId::new))?,
            to: self.list(|from| from.number().map(EntityKindId::new))?,
            cues: self.list(Self::text)?,
        })
    }

    fn extras<I>(&mut self, id: impl Fn(usize) -> I) -> Option<Vec<(I, Extra)>> {
        self.list(|from| Some((id(from.number()?), from.extra(0)?)))
    }

    fn extra(&mut self, depth: usize) -> Option<Extra> {
        if depth > MAX_DEPTH {
            return None;
        }
        Some(match self.number()? {
            0 => Extra::Null,
            tag @ 1..=2 => Extra::Bool(tag == 2),
            3 => Extra::Number(self.text()?),
            4 => Extra::Text(self.text()?),
            5 => Extra::List(self.list(|from| from.extra(depth + 1))?),
            6 => Extra::Map(self.list(|from| Some((from.text()?, from.extra(depth + 1)?)))?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::model::{
        EntityId, EntityKind, EntityKindId, Extra, FamilyId, GraphDetails, RelationKind, Tone,
    };

    fn details() -> GraphDetails {
        let text = |text: &str| Extra::Text(text.to_owned());
        let list = Extra::List(vec![Extra::Null, Extra::Bool(true), Extra::Bool(false)]);
        let number = Extra::Number("1e400".to_owned());
        let map = Extra::Map(vec![(String::new(), list), ("名".to_owned(), number)]);
        GraphDetails {
            entity_kinds: vec![EntityKind { slug: "firm".to_owned(), plural: "firms".to_owned() }],
            relation_kinds: vec![RelationKind {
                slug: "owns".to_owned(),
                says: "owns".to_owned(),
                back: "is owned by".to_owned(),
                mutual: true,
                family: FamilyId::new(3),
                tone: Tone::Negative,
                from: vec![EntityKindId::new(0)],
                to: Vec::new(),
                cues: vec!["bought".to_owned(), String::new()],
            }],
            families: vec!["money".to_owned()],
            extra: Some(map),
            entity_extra: vec![(EntityId::new(7), text("seven")), (EntityId::new(9), text(""))],
            ..GraphDetails::default()
        }
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        assert_eq!(decode(&encode(&details())), Some(details()));
        assert_eq!(decode(&encode(&GraphDetails::default())), Some(GraphDetails::default()));
    }

    #[test]
    fn anything_else_is_refused() {
        let bytes = encode(&details());
        for length in 0..bytes.len() {
            assert_eq!(decode(&bytes[..length]), None, "the first {length} bytes");
        }
        assert_eq!(decode(&[bytes.as_slice(), b"x"].concat()), None);
        let deep = [vec![0; 12], vec![1, 0, 0, 0], [5, 0, 0, 0, 1, 0, 0, 0].repeat(100_000)];
        assert_eq!(decode(&deep.concat()), None);
        assert_eq!(decode(&[0xff; 64]), None);
    }
}
