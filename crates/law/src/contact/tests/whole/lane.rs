//! A lane: facts that are decided together, each with all its values, enumerated without a gap.

use crate::situation::Situation;
use crate::verdict::Outcome;

/// What turns a situation into an answer; the real decision, or one with a planted fault.
pub(super) type Deciding<'a> = &'a dyn Fn(&Situation) -> Outcome;

/// Sets the value of a number.
type Setting = Box<dyn Fn(&mut Situation, usize)>;

/// One fact, or one group of facts that counts as one.
pub(super) struct Axis {
    pub(super) name: &'static str,
    pub(super) set: Setting,
    pub(super) values: usize,
    /// Pairs of values: knowing, and knowing less.
    pub(super) forgetting: Vec<(usize, usize)>,
}

/// An axis over values of which none is unknown.
pub(super) fn known<T: Copy + 'static>(
    name: &'static str,
    values: &[T],
    set: impl Fn(&mut Situation, T) + 'static,
) -> Axis {
    let values = values.to_vec();
    let count = values.len();
    let set = Box::new(move |s: &mut Situation, at: usize| set(s, values[at]));
    Axis { name, set, values: count, forgetting: Vec::new() }
}

/// An axis over values of which the one at `unknown` says that nobody knows.
pub(super) fn fact<T: Copy + PartialEq + 'static>(
    name: &'static str,
    values: &[T],
    unknown: T,
    set: impl Fn(&mut Situation, T) + 'static,
) -> Axis {
    let at = values.iter().position(|value| *value == unknown).unwrap();
    let forgetting = (0..values.len()).filter(|from| *from != at).map(|from| (from, at)).collect();
    Axis { forgetting, ..known(name, values, set) }
}

/// Facts that are decided together; every other fact stays as in `base`.
pub(super) struct Lane {
    pub(super) base: Situation,
    pub(super) axes: Vec<Axis>,
}

impl Lane {
    /// Decides every combination and says where knowing less improved the answer.
    pub(super) fn improvements(&self, decide: Deciding<'_>) -> Vec<String> {
        let all = self.decided(decide);
        let mut found = Vec::new();
        let mut step = 1;
        for axis in &self.axes {
            for (from, to) in &axis.forgetting {
                let known = (0..all.len()).filter(|at| at / step % axis.values == *from);
                let better = |at: &usize| all[at - from * step + to * step] < all[*at];
                found.extend(
                    known.filter(better).map(|at| {
                        format!("{} {from} to {to}: {:?}", axis.name, self.situation(at))
                    }),
                );
            }
            step *= axis.values;
        }
        found
    }

    /// How many combinations there are.
    pub(super) fn len(&self) -> usize {
        self.axes.iter().map(|axis| axis.values).product()
    }

    fn decided(&self, decide: Deciding<'_>) -> Vec<Outcome> {
        (0..self.len()).map(|at| decide(&self.situation(at))).collect()
    }

    /// The combination of this number.
    fn situation(&self, at: usize) -> Situation {
        let (mut s, mut rest) = (self.base, at);
        for axis in &self.axes {
            (axis.set)(&mut s, rest % axis.values);
            rest /= axis.values;
        }
        s
    }
}
