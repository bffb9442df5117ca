//! What code can do with a value, and which values it may do it with.
//!
//! *Use* is known when code is written, so it is a type; *activity* (newsletter, service,
//! accounting …) belongs to the firm and changes on a Tuesday, so it is a value (see
//! [`crate::access`]). The traits and the whole table live in this file: because of the orphan
//! rule no other crate can add a row.

/// What the code is about to do with opened values.
pub trait Use {
    /// Stable word for audit and messages.
    const NAME: &'static str;
    /// Stable number for audit leaves.
    const CODE: u8;
}

macro_rules! uses {
    ($($(#[$meta:meta])* $name:ident = $code:literal $word:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub enum $name {}
        impl Use for $name { const NAME: &'static str = $word; const CODE: u8 = $code; }
    )+};
}

uses! {
    /// Show to a person who works with Obhut.
    View = 1 "view",
    /// Address a message.
    Mail = 2 "mail",
    /// Compare with other records: search, duplicates, blacklist.
    Link = 3 "link",
    /// Hand out of the system.
    Export = 4 "export",
    /// Take in.
    Collect = 5 "collect",
    /// Let go of.
    Erase = 6 "erase",
}

/// A kind of value about a person, as the compiler knows it. Kinds of the register map to one.
pub trait Personal: Sized {
    /// Stable word for messages.
    const NAME: &'static str;
    /// Stable number; authenticated with every sealed value, so a value cannot change its kind.
    const CODE: u16;
    /// Names of the parts a value consists of, in the order they are kept.
    const FIELDS: &'static [&'static str];
}

/// Says that a value of this kind may be opened for use `U`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must not be opened for `{U}`",
    label = "no rule allows this use of this kind of data"
)]
pub trait OpenFor<U: Use>: Personal {}

macro_rules! personal {
    ($($(#[$meta:meta])* $name:ident = $code:literal $word:literal of $($field:literal),+ => $($use:ident),+;)+) => {
        $(
            $(#[$meta])*
            pub enum $name {}
            impl Personal for $name { const NAME: &'static str = $word; const CODE: u16 = $code;
                const FIELDS: &'static [&'static str] = &[$($field),+]; }
            $(impl OpenFor<$use> for $name {})+
        )+
        crate::vocabulary! {
            /// The same kinds as values: what the register and the database speak of.
            Shape { $($(#[$meta])* $name = $code $word),+ }
        }

        impl Shape {
            /// Names of the parts a value of this shape consists of, in the order they are kept.
            pub const fn fields(self) -> &'static [&'static str] {
                match self { $(Shape::$name => &[$($field),+]),+ }
            }
        }
    };
}

pub use table::*;
mod table {
    #![allow(clippy::module_inception, reason = "the table is a namespace, not a layer")]
    use super::*;
    personal! {
        /// Title, given name, family name.
        Name = 1 "name" of "title", "given", "family" => View, Mail, Link, Export, Collect, Erase;
        /// Name of a firm or of the firm somebody works at.
        Organisation = 2 "organisation" of "name" => View, Mail, Link, Export, Collect, Erase;
        /// E-mail address.
        Email = 3 "email" of "address" => View, Mail, Link, Export, Collect, Erase;
        /// Telephone, mobile or fax number.
        Phone = 4 "phone" of "number" => View, Mail, Link, Export, Collect, Erase;
        /// Postal address.
        Postal = 5 "postal" of "street", "postcode", "city", "country" => View, Mail, Link, Export, Collect, Erase;
        /// Date of birth; never needed for a message (R-BAS-07).
        BirthDate = 6 "birth_date" of "date" => View, Link, Collect, Erase;
        /// One order: number, product, amount.
        Order = 7 "order" of "number", "product", "amount", "currency" => View, Collect, Erase;
        /// Free text about a person; never leaves by export or message (R-EMP-01).
        Note = 8 "note" of "text" => View, Collect, Erase;
        /// Proof: of a consent, of an origin (R-CON-10, R-SRC-02).
        Proof = 9 "proof" of "identifier", "given_name", "postal_address", "detail" => View, Collect, Erase;
        /// Another short attribute: customer number, language of choice, salutation.
        Attribute = 10 "attribute" of "value" => View, Export, Collect, Erase;
        /// A whole incoming row that waits for a decision.
        HeldRow = 11 "held_row" of "row" => View, Link, Collect, Erase;
        /// A piece of an uploaded file that is being taken in.
        Upload = 12 "upload" of "bytes" => Link, Collect, Erase;
        /// Personal data of a member of staff.
        Staff = 13 "staff" of "login", "display_name" => View, Collect, Erase;
    }
}
