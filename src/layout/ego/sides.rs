//! The two sides of the focus.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ViewSide {
    Left,
    Right,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Sides<T> {
    pub(super) left: T,
    pub(super) right: T,
}

impl<T> Sides<T> {
    pub(super) fn get(&self, side: ViewSide) -> &T {
        match side {
            ViewSide::Left => &self.left,
            ViewSide::Right => &self.right,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (ViewSide, &T)> {
        [(ViewSide::Left, &self.left), (ViewSide::Right, &self.right)].into_iter()
    }
}
