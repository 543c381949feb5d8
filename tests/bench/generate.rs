//! Generates large graphs that resemble real ones, with a few hubs and many leaves. A seed always yields the same graph.

use guanxi::model::{
    Builder, Citation, CitationList, FileLine, Graph, NewEntity, NewRelation, NewRelationKind,
    NewSource, Paragraph, Standing, Tone, When,
};

/// The size of a graph.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) entities: usize,
    pub(crate) relations: usize,
}

/// One in this many relations ends at one of the hubs.
const HUB_INTERVAL: u64 = 8;
const HUBS: u64 = 20;

/// `SplitMix64` (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }
}

/// A graph of the given size.
///
/// The first twenty entities are hubs, and about a twelfth of all relations end at the first of them. Other ends tend to
/// have low numbers, so that the degrees have a long tail.
pub(crate) fn generate(extent: Extent, seed: u64) -> Graph {
    let mut rng = Rng(seed);
    let mut builder = Builder::default();
    builder.set_title("Generated");
    let kinds = ["person", "firm"].map(|kind| builder.add_entity_kind(kind, kind));
    let tones = [Tone::Positive, Tone::Neutral, Tone::Negative];
    let relation_kinds = tones.map(|tone| {
        let (slug, mutual) = (tone.as_str(), tone == Tone::Neutral);
        builder.add_relation_kind(&NewRelationKind {
            slug,
            says: slug,
            mutual,
            tone,
            ..NewRelationKind::default()
        })
    });
    let source = builder.add_source(NewSource {
        slug: "press",
        gists: vec![Some("All."); 100],
        published: "2024".parse().ok(),
        ..NewSource::default()
    });
    let handles: Vec<_> = (0..extent.entities)
        .map(|number| {
            let slug = format!("e{number:07}");
            let kind = kinds[number % 2];
            let new = NewEntity { slug: &slug, kind, name: &slug, ..NewEntity::default() };
            builder.add_entity(new).expect("the slugs should be distinct")
        })
        .collect();
    let years: Vec<When> = (2000..2024).filter_map(|year| year.to_string().parse().ok()).collect();
    for _ in 0..extent.relations {
        let (from, to) = ends(&mut rng, extent.entities as u64);
        let cite = Citation {
            source,
            part: Paragraph::from_index(rng.below(100) as usize).into(),
            words: None,
        };
        builder.add_relation(NewRelation {
            id: None,
            from: handles[from],
            kind: relation_kinds[rng.below(3) as usize],
            to: handles[to],
            when: years.get(rng.below(48) as usize).copied(),
            claim: "It is so.",
            said_by: None,
            standing: Standing::ALL[(rng.below(20) as usize).min(16) % 5],
            cites: CitationList::new(vec![cite]).expect("there should be a citation"),
            extra: None,
            defined_at: FileLine::default(),
        });
    }
    builder.build()
}

/// The ends of a random relation; they are never the same.
fn ends(rng: &mut Rng, entities: u64) -> (usize, usize) {
    let low_number = |rng: &mut Rng| {
        let (one, other) = (rng.below(entities), rng.below(entities));
        one.min(other)
    };
    loop {
        let from = low_number(rng);
        let to = match rng.below(HUB_INTERVAL) {
            0 if rng.below(3) > 0 => 0,
            0 => rng.below(HUBS),
            _ => low_number(rng),
        };
        if from != to {
            return (from as usize, to as usize);
        }
    }
}

/// A number of random entities, always the same for a seed.
pub(crate) fn random_entities(
    graph: &Graph,
    count: usize,
    seed: u64,
) -> Vec<guanxi::model::EntityId> {
    let mut rng = Rng(seed);
    let entities = graph.entity_count() as u64;
    (0..count).map(|_| guanxi::model::EntityId::new(rng.below(entities) as usize)).collect()
}
