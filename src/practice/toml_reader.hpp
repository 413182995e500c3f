// SPDX-License-Identifier: MIT
// Takes values out of a TOML table and keeps a sentence, with its line, for each that is not right.
#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/units.hpp"

namespace eupnea {

class TomlReader {
public:
    /// @param file  its name, as it stands in the messages
    explicit TomlReader(std::string file) : file_(std::move(file)) {}

    /// The whole text as a table; nothing, and a message with the line, where it is none.
    std::optional<toml::table> parse(std::string_view toml);

    std::string text(const toml::table& table, std::string_view key);
    std::string text_if_any(const toml::table& table, std::string_view key);
    std::vector<std::string> texts_if_any(const toml::table& table, std::string_view key);
    std::vector<std::string> texts(const toml::node& node, std::string_view key);
    Seconds minutes(const toml::table& table, std::string_view key);
    bool flag(const toml::table& table, std::string_view key);
    int whole_number_if_any(const toml::table& table, std::string_view key, int otherwise);
    std::vector<const toml::table*> tables(const toml::table& table, std::string_view key);

    /// The value, or null and a message that it is missing.
    const toml::node* need(const toml::table& table, std::string_view key,
                           std::string_view expectation);

    /// Complains about every key that is not among these.
    void only(const toml::table& table, std::string_view thing,
              std::initializer_list<std::string_view> keys);

    void expected(const toml::node& node, std::string_view key, std::string_view expectation);
    void complain(const toml::node& node, std::string_view sentence);
    void complain(std::size_t line, std::string_view sentence);

    const std::vector<UserMessage>& messages() const& { return messages_; }
    std::vector<UserMessage> messages() && { return std::move(messages_); }

private:
    std::string file_;
    std::vector<UserMessage> messages_;
};

} // namespace eupnea
