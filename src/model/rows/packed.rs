//! Row values as numbers. Every number is valid, so a row read from a file needs no check.

use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::model::date::{Bound, Certainty, MAX_YEAR, PartialDate, Unspecified, When};
use crate::model::id::EntityId;
use crate::model::vocabulary::Standing;

/// An `Option<EntityId>` in four bytes.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(transparent)]
pub(crate) struct OptionalEntity(EntityId);

impl OptionalEntity {
    pub(crate) const NONE: Self = Self(EntityId::MAX);
}

impl From<EntityId> for OptionalEntity {
    fn from(id: EntityId) -> Self {
        Self(id)
    }
}

impl From<OptionalEntity> for Option<EntityId> {
    fn from(entity: OptionalEntity) -> Self {
        (entity.0 != EntityId::MAX).then_some(entity.0)
    }
}

/// A [`Standing`], by its index in [`Standing::ALL`].
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(transparent)]
pub(crate) struct PackedStanding(u8);

impl From<Standing> for PackedStanding {
    fn from(standing: Standing) -> Self {
        Self(standing as u8)
    }
}

impl From<PackedStanding> for Standing {
    fn from(standing: PackedStanding) -> Self {
        Self::ALL.get(usize::from(standing.0)).copied().unwrap_or_default()
    }
}

/// An `Option<When>` in eight bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct PackedWhen {
    start: PackedBound,
    end: PackedBound,
}

impl From<Option<When>> for PackedWhen {
    fn from(when: Option<When>) -> Self {
        Self {
            start: PackedBound::new(when.map(When::start)),
            end: PackedBound::new(when.and_then(When::end)),
        }
    }
}

impl From<PackedWhen> for Option<When> {
    fn from(when: PackedWhen) -> Self {
        Some(When::from_bounds(when.start.unpack()?, when.end.unpack()))
    }
}

/// A year of more than four digits has no month. Its number has the highest bit, then the certainty in 2 bits and the year in
/// 29. Any other date has the second highest bit, then, from the lowest bit, the year in 15 bits, month and day in 5 each, the
/// unspecified digits in 3 and the certainty in 2. Years are counted from the first one. 0 is no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, FromBytes, Immutable, IntoBytes)]
#[repr(transparent)]
struct PackedBound(u32);

const OPEN: u32 = 1;
const UNKNOWN: u32 = 2;
const DATE: u32 = 1 << 30;
const LONG_YEAR: u32 = 1 << 31;

const FIRST_YEAR: i32 = -9999;
const FIRST_LONG_YEAR: i32 = -MAX_YEAR;

const UNSPECIFIED: [Unspecified; 6] = [
    Unspecified::Nothing,
    Unspecified::YearOfDecade,
    Unspecified::YearOfCentury,
    Unspecified::Month,
    Unspecified::Day,
    Unspecified::MonthAndDay,
];
const CERTAINTIES: [Certainty; 4] = [
    Certainty::Certain,
    Certainty::Uncertain,
    Certainty::Approximate,
    Certainty::UncertainAndApproximate,
];

impl PackedBound {
    fn new(bound: Option<Bound>) -> Self {
        Self(match bound {
            None => 0,
            Some(Bound::Open) => OPEN,
            Some(Bound::Unknown) => UNKNOWN,
            Some(Bound::Date(date)) if date.is_long_year() => {
                LONG_YEAR
                    | (date.certainty as u32) << 29
                    | years_between(FIRST_LONG_YEAR, date.year)
            }
            Some(Bound::Date(date)) => {
                let (month, day) = (u32::from(date.month), u32::from(date.day));
                let (unspecified, certainty) = (date.unspecified as u32, date.certainty as u32);
                years_between(FIRST_YEAR, date.year)
                    | month << 15
                    | day << 20
                    | unspecified << 25
                    | certainty << 28
                    | DATE
            }
        })
    }

    /// The bound; `None` if there is none, or if the number encodes no valid date.
    fn unpack(self) -> Option<Bound> {
        let bits = |start: u32, count: u32| self.0 >> start & ((1 << count) - 1);
        let byte = |start, count| u8::try_from(bits(start, count)).unwrap_or_default();
        let date = match self.0 {
            OPEN => return Some(Bound::Open),
            UNKNOWN => return Some(Bound::Unknown),
            LONG_YEAR.. => PartialDate {
                year: FIRST_LONG_YEAR.checked_add_unsigned(bits(0, 29))?,
                month: 0,
                day: 0,
                unspecified: Unspecified::Nothing,
                certainty: *CERTAINTIES.get(bits(29, 2) as usize)?,
            },
            DATE.. => PartialDate {
                year: FIRST_YEAR.checked_add_unsigned(bits(0, 15))?,
                month: byte(15, 5),
                day: byte(20, 5),
                unspecified: *UNSPECIFIED.get(bits(25, 3) as usize)?,
                certainty: *CERTAINTIES.get(bits(28, 2) as usize)?,
            },
            _ => return None,
        };
        date.is_in_calendar().then_some(Bound::Date(date))
    }
}

/// The number of years from one to another, which must not be before it.
fn years_between(first: i32, year: i32) -> u32 {
    u32::try_from(year.saturating_sub(first)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CERTAINTIES, PackedBound, PackedWhen, UNSPECIFIED};
    use crate::model::date::When;

    #[test]
    fn every_date_form_survives_packing() {
        let dates = "2021 2021-03 2021-03-30 2021-21 201X 20XX 2021-XX 2021-03-XX 2021-XX-XX \
            2021-01/2021-03 2021/.. ../2021 2021/ /2021 0001-01-01? 9999-12-31~ 2020-02-29% \
            9999-24 0000 -0044-03-15? -9999-12-31% -001X -01XX% Y10000~ Y-10000% Y170000002 \
            Y-268435455/Y268435455% -9999/.. 9999/";
        let dates = dates.split_whitespace().map(|text| text.parse::<When>().expect(text));
        for when in dates.map(Some).chain([None]) {
            assert_eq!(Option::from(PackedWhen::from(when)), when);
        }
        assert!(UNSPECIFIED.iter().zip(0..).all(|(it, index)| *it as u32 == index));
        assert!(CERTAINTIES.iter().zip(0..).all(|(it, index)| *it as u32 == index));
    }

    #[test]
    fn any_number_unpacks_to_a_usable_date_or_none() {
        for step in 0..2_000_000_u32 {
            let number = step.wrapping_mul(2_147_485_481);
            let bound = PackedBound(number);
            let when: Option<When> = PackedWhen { start: bound, end: bound }.into();
            if let Some(when) = when {
                assert!(when.earliest() <= when.latest(), "{when}");
            }
        }
    }
}
