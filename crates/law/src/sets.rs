//! Small sets of vocabulary values, as bits: copyable, comparable, storable as one number.

/// Declares a set of the values of a vocabulary whose numbers stay below 32.
macro_rules! small_set {
    ($(#[$meta:meta])* $name:ident of $item:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name(u32);

        impl $name {
            /// No member.
            pub const EMPTY: Self = Self(0);
            /// These members.
            pub const fn of(items: &[$item]) -> Self {
                let mut rest = items;
                let mut set = Self::EMPTY;
                while let [item, tail @ ..] = rest {
                    set = set.with(*item);
                    rest = tail;
                }
                set
            }
            /// This set with one more member.
            pub const fn with(self, item: $item) -> Self { Self(self.0 | 1 << (item as u32)) }
            /// Members of either set.
            pub const fn or(self, other: Self) -> Self { Self(self.0 | other.0) }
            /// Whether the value is a member.
            pub const fn has(self, item: $item) -> bool { self.0 >> (item as u32) & 1 == 1 }
            /// Whether nothing is a member.
            pub const fn is_empty(self) -> bool { self.0 == 0 }
            /// How many members.
            pub const fn len(self) -> u32 { self.0.count_ones() }
            /// The members as bits, bit = number of the value; for the database.
            pub const fn bits(self) -> u32 { self.0 }
            /// The set with these bits; bits without a value are ignored by every question.
            pub const fn from_bits(bits: u32) -> Self { Self(bits) }
            /// The members, in order of the vocabulary.
            pub fn iter(self) -> impl Iterator<Item = $item> {
                <$item>::ALL.iter().copied().filter(move |item| self.has(*item))
            }
        }

        impl FromIterator<$item> for $name {
            fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
                items.into_iter().fold(Self::EMPTY, Self::with)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_set().entries(self.iter()).finish()
            }
        }
    };
}
pub(crate) use small_set;
