// SPDX-License-Identifier: MIT
#include "files/table/line_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace eupnea {

namespace {

constexpr std::size_t longest_line = 1 << 20;
constexpr unsigned piece = 1 << 17;

std::string why_not(const std::filesystem::path& path, int error)
{
    if (error == ENOENT) return fmt::format("There is no file {}.", path.string());
    if (error == EACCES) return fmt::format("You may not read {}.", path.string());
    return fmt::format("{} cannot be read: {}.", path.string(), std::strerror(error));
}

void append_utf8(std::string& text, std::uint32_t code)
{
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
}

const char* find(const char* from, const char* until, char wanted)
{
    if (from >= until) return nullptr;
    return static_cast<const char*>(
        std::memchr(from, wanted, static_cast<std::size_t>(until - from)));
}

} // namespace

Result<std::uintmax_t> size_of_regular_file(const std::filesystem::path& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        const int code = error ? error.value() : ENOENT;
        return fail(UserMessage{why_not(path, code)});
    }
    if (std::filesystem::is_directory(status))
        return fail(UserMessage{fmt::format("{} is a folder; name a file in it.", path.string())});
    if (!std::filesystem::is_regular_file(status))
        return fail(UserMessage{fmt::format("{} is a pipe or a device, not a file. Save what comes "
                                            "out of it as a file first.",
                                            path.string())});
    const auto size = std::filesystem::file_size(path, error);
    if (error) return fail(UserMessage{why_not(path, error.value())});
    return size;
}

Result<LineReader> LineReader::open(const std::filesystem::path& path)
{
    const auto size = size_of_regular_file(path);
    if (!size) return fail(size.error());
    errno = 0;
    File file{gzopen(path.c_str(), "rb")};
    if (!file) return fail(UserMessage{why_not(path, errno)});
    gzbuffer(file.get(), piece);
    return LineReader{std::move(file), static_cast<double>(*size)};
}

/// The encoding by its mark, or by the zeros beside every letter of a plain one.
void LineReader::look_at_start()
{
    began_ = true;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(raw_[i]); };
    if (raw_left_ < 4) return;
    if (byte(0) == 0xFF && byte(1) == 0xFE) encoding_ = Encoding::utf16_le;
    if (byte(0) == 0xFE && byte(1) == 0xFF) encoding_ = Encoding::utf16_be;
    if (byte(0) != 0 && byte(1) == 0 && byte(2) != 0 && byte(3) == 0)
        encoding_ = Encoding::utf16_le;
    if (byte(0) == 0 && byte(1) != 0 && byte(2) == 0 && byte(3) != 0)
        encoding_ = Encoding::utf16_be;
}

/// More text behind what is unread; false when there is none.
bool LineReader::refill()
{
    if (ended_) return false;
    text_.erase(0, next_);
    next_ = 0;
    raw_.resize(piece + 4);
    const int got = gzread(file_.get(), raw_.data() + raw_left_, piece);
    if (got <= 0) {
        ended_ = true;
        return false;
    }
    raw_left_ += static_cast<std::size_t>(got);
    if (!began_) look_at_start();
    if (encoding_ == Encoding::bytes)
        take_bytes(raw_left_);
    else
        take_utf16(raw_left_);
    return true;
}

void LineReader::take_bytes(std::size_t got)
{
    const auto* zero = static_cast<const char*>(std::memchr(raw_.data(), 0, got));
    if (zero) {
        got = static_cast<std::size_t>(zero - raw_.data());
        zeros_ = ended_ = true;
    }
    text_.append(raw_.data(), got);
    raw_left_ = 0;
}

void LineReader::take_utf16(std::size_t got)
{
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(raw_[i]);
        const auto b = static_cast<unsigned char>(raw_[i + 1]);
        return static_cast<std::uint32_t>(encoding_ == Encoding::utf16_le ? a | b << 8
                                                                          : a << 8 | b);
    };
    std::size_t i = 0;
    while (i + 1 < got) {
        std::uint32_t code = unit(i);
        const bool high = code >= 0xD800 && code < 0xDC00;
        if (high && i + 3 >= got) break;
        i += 2;
        if (code == 0) {
            zeros_ = ended_ = true;
            i = got;
            break;
        }
        if (high && unit(i) >= 0xDC00 && unit(i) < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i) - 0xDC00);
            i += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        append_utf8(text_, code);
    }
    raw_left_ = got - i;
    std::memmove(raw_.data(), raw_.data() + i, raw_left_);
}

/// The front of a line that is longer than it may be, up to the last place between two cells.
bool LineReader::cut_long(std::string& line)
{
    if (text_.size() - next_ < longest_line) return false;
    const auto cut = text_.find_last_of(" \t,;|", next_ + longest_line);
    const auto end = cut == std::string::npos || cut <= next_ ? next_ + longest_line : cut + 1;
    line.assign(text_, next_, end - next_);
    next_ = end;
    ++number_;
    return true;
}

bool LineReader::next(std::string& line)
{
    std::size_t searched = 0; ///< of the unread text
    while (true) {
        if (after_cr_ && next_ < text_.size()) {
            after_cr_ = false;
            cr_lines_ = text_[next_] != '\n';
            if (!cr_lines_) ++next_;
        }
        const char* from = text_.data() + next_;
        const std::size_t unread = text_.size() - next_;
        const char usual = cr_lines_ ? '\r' : '\n';
        const char* end = find(from + searched, from + unread, usual);
        const char* other =
            find(from + searched, end ? end : from + unread, cr_lines_ ? '\n' : '\r');
        if (other) end = other;
        if (end) {
            line.assign(from, static_cast<std::size_t>(end - from));
            next_ += line.size() + 1;
            after_cr_ = *end == '\r';
            break;
        }
        searched = unread;
        if (cut_long(line)) return true;
        if (refill()) continue;
        if (next_ == text_.size()) return false;
        line.assign(text_, next_);
        next_ = text_.size();
        break;
    }
    if (++number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return true;
}

double LineReader::progress() const
{
    if (!file_)
        return text_.empty() ? 1.0 : static_cast<double>(next_) / static_cast<double>(text_.size());
    return size_ > 0.0 ? std::min(1.0, static_cast<double>(gzoffset(file_.get())) / size_) : 1.0;
}

bool LineReader::damaged() const
{
    if (!file_) return false;
    int code = Z_OK;
    gzerror(file_.get(), &code);
    return code != Z_OK && code != Z_STREAM_END;
}

} // namespace eupnea
