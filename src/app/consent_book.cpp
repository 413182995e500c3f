// SPDX-License-Identifier: MIT
#include "app/consent_book.hpp"

#include <fmt/format.h>

#include "app/file_at_home.hpp"
#include "app/local_time.hpp"
#include "base/output_file.hpp"
#include "library/consent.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

/// Whose consent, in which library.
struct Whose {
    std::filesystem::path library;
    std::string person;
};

Result<ui::ConsentNow> consent(const Whose& whose)
{
    const auto kept = consent_in(whose.library, whose.person);
    if (!kept) return fail(kept.error());
    if (!*kept) return ui::ConsentNow{};
    const auto& withdrawn = (*kept)->withdrawn_unix_ms;
    return ui::ConsentNow{local_time_text((*kept)->agreed_unix_ms),
                          withdrawn ? local_time_text(*withdrawn) : std::string{}};
}

Result<ui::ConsentNow> agree(const Whose& whose, const LearnPage& page)
{
    const auto kept = keep_consent(whose.library, whose.person,
                                   {unix_ms_now(), {}, page.title + "\n\n" + page.text});
    if (!kept) return fail(kept.error());
    return consent(whose);
}

Result<ui::ConsentNow> withdraw(const Whose& whose)
{
    const auto withdrawn = withdraw_consent(whose.library, whose.person, unix_ms_now());
    if (!withdrawn) return fail(withdrawn.error());
    return consent(whose);
}

Result<std::string> write_page(const Whose& whose, const LearnPage& page)
{
    const auto now = consent(whose);
    if (!now) return fail(now.error());
    const auto file = new_file_at_home("eupnea-consent", ".txt");
    const std::string agreed = now->agreed.empty() ? "_______________________" : now->agreed;
    const auto done = write_private_file(
        file, fmt::format("{}\n\n{}\n\nAgreed on: {}\n\nSigned:    _______________________\n",
                          page.title, page.text, agreed));
    if (!done) return fail(done.error());
    return file.string();
}

} // namespace

ui::ConsentBook consent_book_in(const std::filesystem::path& library, const std::string& person,
                                LibraryWorker& worker)
{
    const Whose whose{library, person};
    return {
        .request = [=, &worker] { return worker.post([=] { return consent(whose); }); },
        .agree =
            [=, &worker](const LearnPage& page) {
                return worker.post([=] { return agree(whose, page); });
            },
        .withdraw = [=, &worker] { return worker.post([=] { return withdraw(whose); }); },
        .write_page =
            [=, &worker](const LearnPage& page) {
                return worker.post([=] { return write_page(whose, page); });
            },
    };
}

} // namespace eupnea::app
