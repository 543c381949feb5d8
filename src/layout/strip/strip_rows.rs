//! How a path is dealt out on rows: where each name and each word stands, and how wide it may be.

use crate::layout::label::width;
use crate::layout::picture::{Field, SIGN, share};

use super::hop_text::{Hop, OVER};
use super::strip_request::{StripRequest, Telling};

/// The widest that names and words grow, from roomy to tight.
const CAPS: [usize; 6] = [48, 32, 24, 16, 12, 8];
/// The tightest step.
pub(super) const TIGHTEST: usize = CAPS.len() - 1;
/// Names are not cut below this, words not below that.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 4;
/// Around a word: two pieces of line before it, one behind, the head, a blank.
const AROUND: usize = 5;

/// Where everything stands.
#[derive(Default)]
pub(super) struct Deal {
    /// The start, where there is any room.
    pub(super) start: Option<Name>,
    /// The hops that have room.
    pub(super) hops: Vec<Spot>,
    pub(super) telling: Option<Telling>,
}

/// Where a name stands and how wide it may be.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) columns: usize,
}

/// Where a hop stands.
pub(super) struct Spot {
    /// Where its line starts, on the row of its name.
    pub(super) x: usize,
    /// How wide its word may be.
    pub(super) word: usize,
    pub(super) name: Name,
    /// The row along which the line comes from the row above; nothing where it need not.
    pub(super) turn: Option<Turn>,
}

/// How a line comes from the end of one row to the start of a later one.
#[derive(Clone, Copy)]
pub(super) enum Turn {
    /// Straight down from a name at the left.
    Down,
    /// Down, along this row to the left, and down.
    Along(usize),
}

impl Spot {
    /// The first column of the word.
    pub(super) fn word_x(&self) -> usize {
        self.x + 2
    }

    /// The column of the head that points to the name.
    pub(super) fn head_x(&self) -> usize {
        self.x + self.word + 3
    }
}

impl Deal {
    /// Deals out as many hops as have room in `rows`.
    pub(super) fn new(
        ask: &StripRequest<'_>,
        hops: &[Hop],
        rows: usize,
        telling: Telling,
        squeeze: usize,
    ) -> Self {
        let all = usize::from(ask.size.width);
        let mut deal = Self { telling: Some(telling), ..Self::default() };
        if rows == 0 || all == 0 {
            return deal;
        }
        let cap = CAPS[squeeze.min(TIGHTEST)];
        let name = width(ask.graph.entity(ask.from).name());
        let mut pen = Pen { ask, rows, telling, cap, below: 0 };
        let mut at = Name { x: 0, y: 0, columns: (SIGN + name.min(cap.max(LEAST_NAME))).min(all) };
        deal.start = Some(at);
        for hop in hops {
            let Some(spot) = pen.next(at, hop) else { break };
            at = spot.name;
            deal.hops.push(spot);
        }
        deal
    }
}

/// Where the next hop goes.
struct Pen<'a> {
    ask: &'a StripRequest<'a>,
    rows: usize,
    telling: Telling,
    cap: usize,
    /// How many rows are told below the names of the present row.
    below: usize,
}

impl Pen<'_> {
    fn next(&mut self, at: Name, hop: &Hop) -> Option<Spot> {
        self.beside(at, hop).or_else(|| self.under(at, hop))
    }

    /// On the same row.
    fn beside(&mut self, at: Name, hop: &Hop) -> Option<Spot> {
        let x = at.x + at.columns + 1;
        let [word, name] = self.fields(hop).map(|field| field.natural());
        let fits = x + word + AROUND + name <= usize::from(self.ask.size.width);
        let told = hop.rows(self.telling);
        if !fits || at.y + told >= self.rows {
            return None;
        }
        self.below = self.below.max(told);
        let name = Name { x: x + word + AROUND, y: at.y, columns: name };
        Some(Spot { x, word, name, turn: None })
    }

    /// On a new row.
    fn under(&mut self, at: Name, hop: &Hop) -> Option<Spot> {
        let turn = at.y + self.below + 1;
        let (y, turn) = if at.x == 0 { (turn, Turn::Down) } else { (turn + 1, Turn::Along(turn)) };
        let told = hop.rows(self.telling);
        if y + told >= self.rows {
            return None;
        }
        let room = usize::from(self.ask.size.width).checked_sub(1 + AROUND)?;
        let [word, name] = share(&self.fields(hop), room)?[..] else { return None };
        self.below = told;
        let name = Name { x: 1 + word + AROUND, y, columns: name };
        Some(Spot { x: 1, word, name, turn: Some(turn) })
    }

    /// What the word and the name would fill, and what they must.
    fn fields(&self, hop: &Hop) -> [Field; 2] {
        let word = hop.natural(self.telling).min(self.cap);
        let name = SIGN + width(self.ask.graph.entity(hop.to).name()).min(self.cap.max(LEAST_NAME));
        let field = |wanted, least| Field::new(std::iter::once(wanted), least);
        [field(word, LEAST_WORD), field(name, SIGN + LEAST_NAME)]
    }
}

const _: () = assert!(OVER < AROUND, "what is told stays left of the next name");
