//! Events on a date: finding the date among the arguments, and the text output.
#![expect(clippy::indexing_slicing, reason = "`count` is at most the number of words")]

use std::io;

use super::write_events;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::TextWriter;
use crate::cli::subject;
use crate::model::When;
use crate::query::{EventsAtDate, Timeline, TimelineEvent};
use crate::search::parse_date;
use crate::text::series;

const ONE_DATE_ONLY: &str = "name one date: `--since` and `--until` limit a timeline to a period";

/// The maximum number of words in a date, as in `30 March 2021`.
const MAX_DATE_WORDS: usize = 3;

/// The date among the words, and the other words. A word that names an entity is not a date.
pub(super) fn split_date(
    context: &Context,
    typed: &[String],
) -> Result<(Option<When>, Vec<String>), Failure> {
    let (mut dates, mut names) = (Vec::new(), Vec::new());
    let mut rest = typed;
    while let [word, others @ ..] = rest {
        if let Some((date, count)) = date_in_words(context, rest)? {
            dates.push(date);
            rest = &rest[count..];
            continue;
        }
        rest = others;
        if !looks_like_edtf(word) || subject::is_exact_name(context, word)? {
            names.push(word.clone());
            continue;
        }
        dates.push(word.parse().map_err(|error| {
            let word = subject::shorten_for_message(word);
            Failure::Usage(format!("`{word}`: {error}: expected 2021, 2021-03 or 2021-03-30"))
        })?);
    }
    match dates[..] {
        [] => Ok((None, names)),
        [only] => Ok((Some(only), names)),
        _ => Err(Failure::Usage(ONE_DATE_ONLY.to_owned())),
    }
}

/// The longest date in words (`30 March 2021`) at the start of the arguments, and the number of arguments that it takes.
/// Words that name an entity are not a date.
fn date_in_words(context: &Context, typed: &[String]) -> Result<Option<(When, usize)>, Failure> {
    for count in (1..=typed.len().min(MAX_DATE_WORDS)).rev() {
        let text = typed[..count].join(" ");
        if let Some(date) = parse_date(&text).filter(|_| !looks_like_edtf(&text))
            && !subject::is_exact_name(context, &text)?
        {
            return Ok(Some((date, count)));
        }
    }
    Ok(None)
}

/// Whether a word is clearly meant as an EDTF date: it starts with a year or `../` and contains no letters, or is a year
/// of more than four digits.
fn looks_like_edtf(word: &str) -> bool {
    let positive = word.strip_prefix('-').unwrap_or(word);
    let (year, rest) = positive.split_at_checked(4).unwrap_or((word, ""));
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_edtf = |c: char| c.is_ascii_digit() || "-/.?~%".contains(c);
    let is_long_year = word.starts_with('Y') && word.parse::<When>().is_ok();
    is_long_year || (is_year(year) || word.starts_with("../")) && rest.chars().all(is_edtf)
}

/// The message that there is no event on a date, with the nearest dates.
pub(super) fn no_event_message(date: When, timeline: &Timeline) -> String {
    let nearest: Vec<String> = timeline.nearest_dates(date).map(|when| when.to_string()).collect();
    match nearest.as_slice() {
        [] => format!("nothing is dated {date}"),
        [nearest] => format!("nothing is dated {date}: the nearest date is {nearest}"),
        _ => format!("nothing is dated {date}: the nearest dates are {}", series(&nearest)),
    }
}

pub(super) fn write_events_at_date(
    writer: &mut TextWriter<'_>,
    events: &EventsAtDate,
) -> io::Result<()> {
    let timeline =
        |dated: &[TimelineEvent]| Timeline { dated: dated.to_vec(), ..Timeline::default() };
    write_events(writer, &timeline(&events.within))?;
    if events.overlapping.is_empty() {
        return Ok(());
    }
    if !events.within.is_empty() {
        writer.blank_line()?;
    }
    writer.title(&format!(
        "Possibly on this date (dated less precisely): {}",
        events.overlapping.len()
    ))?;
    write_events(writer, &timeline(&events.overlapping))
}
