//! Time axes are valid at any size.

use guanxi::layout::{
    AxisContent, AxisEvent, AxisRequest, AxisText, GlyphSet, Size, TimeAxis, TimeScale, time_axis,
};
use guanxi::model::{ClaimId, Graph, Relation, When};
use guanxi::text::width;

use super::random::{self, Rng};

const SIZES: [(u16, u16); 12] = [
    (0, 5),
    (5, 0),
    (1, 1),
    (3, 40),
    (9, 4),
    (20, 6),
    (40, 10),
    (78, 12),
    (80, 24),
    (120, 40),
    (200, 60),
    (500, 9),
];

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn random_date(rng: &mut Rng, first_year: usize, years: usize) -> String {
    let year = first_year + rng.below(years);
    let (month, day) = (1 + rng.below(12), 1 + rng.below(28));
    match rng.below(8) {
        0 | 1 => format!("{year:04}"),
        2 => format!("{year:04}-{month:02}"),
        3 => format!("{year:04}-{month:02}~"),
        4 => format!("{year:04}-{month:02}-{day:02}"),
        5 => format!("{year:04}-{month:02}/{:04}", year + rng.below(years)),
        6 => format!("{year:04}/.."),
        _ => format!("../{year:04}?"),
    }
}

fn random_content(graph: &Graph, seed: usize, [first_year, years]: [usize; 2]) -> AxisContent {
    let rng = &mut Rng::new(seed);
    let date = |rng: &mut Rng| when(&random_date(rng, first_year, years));
    let mut events: Vec<AxisEvent> = graph
        .relations()
        .map(|relation| AxisEvent { claim: ClaimId::Relation(relation.id()), when: date(rng) })
        .collect();
    events.sort_by_key(|event| (event.when, event.claim));
    let published = (0..rng.below(9)).map(|_| (rng.below(3) > 0).then(|| date(rng)));
    let published = published.collect();
    AxisContent { events, undated: rng.below(3), published, since: None, until: None }
}

/// Axes over one year, a century and three thousand years; the last ones are limited to a period.
fn contents(graph: &Graph) -> Vec<AxisContent> {
    let ranges = [[2021, 1], [1950, 100], [1, 3000]];
    let whole = ranges.into_iter().enumerate();
    let whole: Vec<AxisContent> =
        whole.map(|(seed, range)| random_content(graph, seed, range)).collect();
    let since = AxisContent { since: Some(when("1990-05")), ..whole[1].clone() };
    let month = AxisContent { until: Some(when("1990-06")), ..since.clone() };
    let before_all = AxisContent { until: Some(when("1000")), ..whole[1].clone() };
    whole.into_iter().chain([since, month, before_all]).collect()
}

fn draw(graph: &Graph, content: &AxisContent, size: Size, glyph_set: GlyphSet) -> TimeAxis {
    time_axis(&AxisRequest { graph, content, size, glyph_set, selected: Some([1, 3]) })
}

#[test]
fn the_texts_of_an_axis_are_inside_it_and_never_overlap() {
    let graph = random::graph(3, 40);
    for content in contents(&graph) {
        for (columns, rows) in SIZES {
            for glyph_set in [GlyphSet::Unicode, GlyphSet::Ascii] {
                let axis = draw(&graph, &content, Size::new(columns, rows), glyph_set);
                assert!(axis.height <= rows.into(), "{} of {rows} rows", axis.height);
                check_texts(&axis, columns.into());
            }
        }
    }
}

fn check_texts(axis: &TimeAxis, columns: usize) {
    let mut texts: Vec<&AxisText> = axis.texts.iter().collect();
    texts.sort_by_key(|text| (text.y, text.x));
    for text in &texts {
        assert!(text.right() <= columns && text.y < axis.height, "{columns}: {text:?}");
    }
    for pair in texts.windows(2).filter(|pair| pair[0].y == pair[1].y) {
        assert!(pair[0].right() <= pair[1].x, "{pair:?}");
        let (left, right) = (pair[0].event, pair[1].event);
        let gap = if left == right { 0 } else { 2 };
        assert!(left.is_none() || pair[0].right() + gap <= pair[1].x, "{pair:?}");
    }
    for (y, row) in axis.rows().into_iter().enumerate() {
        let expected = texts.iter().filter(|text| text.y == y).map(|text| text.right()).max();
        let row: String = row.into_iter().map(|(_, text)| text).collect();
        assert_eq!(width(&row), expected.unwrap_or(0));
    }
}

#[test]
fn every_event_is_in_a_bar_or_counted_as_off_the_axis() {
    let graph = random::graph(5, 30);
    for content in contents(&graph) {
        for columns in [12, 40, 78, 200] {
            let scale = TimeScale::new(&content, columns).expect("the content should have dates");
            let axis = draw(
                &graph,
                &content,
                Size::new(columns.try_into().unwrap_or(0), 1),
                GlyphSet::Unicode,
            );
            let bars: String = axis.rows().concat().into_iter().map(|(_, text)| text).collect();
            let spans = content.events.iter().map(|event| scale.span(event.when));
            let spans: Vec<[usize; 2]> = spans.flatten().collect();
            for column in 0..scale.columns {
                let has_event = spans.iter().any(|[first, last]| (first..=last).contains(&&column));
                let cell = bars.chars().nth(column * scale.column_width);
                assert_eq!(cell.is_some_and(|cell| cell != ' '), has_event, "column {column}");
            }
        }
        check_counts(&graph, &content);
    }
}

/// The summary adds up: named, only in the bars, off the axis.
fn check_counts(graph: &Graph, content: &AxisContent) {
    let scale = TimeScale::new(content, 200).expect("the content should have dates");
    let on_axis = content.events.iter().filter(|event| scale.span(event.when).is_some()).count();
    for rows in [4, 10, 30] {
        let axis = draw(graph, content, Size::new(200, rows), GlyphSet::Unicode);
        let summary = axis.rows().pop().unwrap_or_default();
        let summary: String = summary.into_iter().map(|(_, text)| text).collect();
        let (all, named) = (content.events.len(), axis.named_count());
        let in_bars = match on_axis - named {
            _ if named == 0 => String::new(),
            0 => ", all named".to_owned(),
            number => format!(", {number} only in the bars"),
        };
        let outside = match all - on_axis {
            0 => String::new(),
            number => format!(", {number} off the axis"),
        };
        let expected = format!("{all} dated events{in_bars}{outside}");
        assert!(summary.starts_with(&expected), "{summary}, not {expected}");
    }
}

#[test]
fn the_mark_of_an_event_covers_its_date() {
    let graph = random::graph(4, 40);
    for content in contents(&graph) {
        let size = Size::new(120, 40);
        let scale = TimeScale::new(&content, 120).expect("the content should have dates");
        let axis = draw(&graph, &content, size, GlyphSet::Unicode);
        for (index, event) in content.events.iter().enumerate() {
            let Some([first, last]) = scale.span(event.when) else { continue };
            let cells = (last - first + 1) * scale.column_width;
            let texts = axis.texts.iter().filter(|text| text.event == Some(index));
            let texts: Vec<&AxisText> = texts.collect();
            let is_mark = |text: &&&AxisText| {
                let start = first * scale.column_width;
                text.x == start && [1, cells].contains(&width(&text.text))
            };
            assert!(texts.is_empty() || texts.len() == 2, "{texts:?}");
            assert!(texts.is_empty() || texts.iter().any(|text| is_mark(&text)), "{texts:?}");
        }
    }
}

#[test]
fn without_a_date_there_is_one_row_of_text() {
    let graph = random::graph(1, 3);
    let content = AxisContent { undated: 4, published: vec![None], ..AxisContent::default() };
    let axis = draw(&graph, &content, Size::new(80, 24), GlyphSet::Unicode);
    let text: String = axis.rows().concat().into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        (axis.height, text.as_str()),
        (1, "no dated events · 4 undated · 1 source published ▴, 1 undated")
    );
}

#[test]
fn an_event_before_every_period_still_has_a_scale() {
    let graph = random::graph(1, 3);
    let claim = ClaimId::Relation(graph.relations().map(Relation::id).next().expect("a relation"));
    let events = vec![AxisEvent { claim, when: when("2010/..") }];
    let content = AxisContent { events, since: Some(when("2021-03")), ..AxisContent::default() };
    let scale = TimeScale::new(&content, 40).expect("the content should have dates");
    let span = scale.span(content.events[0].when);
    assert_eq!(span, Some([0, scale.columns - 1]));
}

/// An axis of events with these dates.
fn axis_of(dates: &[&str]) -> TimeAxis {
    let graph = &random::graph(3, 12);
    let claims = graph.relations().map(|relation| ClaimId::Relation(relation.id()));
    let events = claims.zip(dates).map(|(claim, date)| AxisEvent { claim, when: when(date) });
    let mut events: Vec<AxisEvent> = events.collect();
    events.sort_by_key(|event| (event.when, event.claim));
    let content = &AxisContent { events, ..AxisContent::default() };
    let (size, glyph_set, selected) = (Size::new(160, 40), GlyphSet::Unicode, None);
    time_axis(&AxisRequest { graph, content, size, glyph_set, selected })
}

/// The mark of the event with this index.
fn mark_of(axis: &TimeAxis, event: usize) -> &str {
    let mut texts = axis.texts.iter().filter(|text| text.event == Some(event));
    texts.next().map_or("", |text| &text.text)
}

#[test]
fn an_unknown_end_is_not_drawn_like_an_open_one() {
    let axis = axis_of(&["1950", "2013/..", "2014/", "2020"]);
    let marks = [1, 2].map(|event| mark_of(&axis, event));
    assert!(marks[0].starts_with('━') && marks[0].ends_with('▶'), "{marks:?}");
    assert!(marks[1].chars().all(|mark| mark == '╍'), "{marks:?}");
}

#[test]
fn a_date_with_unspecified_digits_is_not_drawn_as_certain() {
    let axis = axis_of(&["1010", "201X", "2020"]);
    assert_eq!([0, 1, 2].map(|event| mark_of(&axis, event)), ["●", "○", "●"]);
}

#[test]
fn the_bar_of_a_date_with_unspecified_digits_is_vague_even_in_a_column_of_its_decade() {
    let bars = |dates: &[&str]| -> String {
        let rows = axis_of(dates).rows().concat();
        // The legend contains letters.
        let is_bar =
            |text: &String| !text.contains(char::is_alphabetic) && text.contains(['█', '░']);
        rows.into_iter().map(|(_, text)| text).filter(is_bar).collect()
    };
    assert!(!bars(&["1010", "2012", "2020"]).contains('░'));
    let vague = bars(&["1010", "201X", "2020"]);
    assert!(vague.contains('░') && vague.contains('█'), "{vague}");
}
