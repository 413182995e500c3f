// SPDX-License-Identifier: MIT
// The thread that reads and writes the library for the screens, which never wait for a disk.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <exception>
#include <future>
#include <type_traits>
#include <utility>

#include "base/result.hpp"

namespace eupnea::app {

/// Requests are run one after the other, in the order in which they were posted.
class LibraryWorker {
public:
    LibraryWorker() = default;
    /// Runs what was posted to its end: nothing that was to be written is lost.
    ~LibraryWorker() { thread_.join(); }
    LibraryWorker(const LibraryWorker&) = delete;
    LibraryWorker& operator=(const LibraryWorker&) = delete;

    /// @param request  gives a Result; it runs on the worker's thread
    template <class Request>
    auto post(Request request) -> std::future<std::invoke_result_t<Request>>
    {
        using Answer = std::invoke_result_t<Request>;
        std::packaged_task<Answer()> task{[request = std::move(request)]() -> Answer {
            try {
                return request();
            } catch (const std::exception& e) {
                return fail(UserMessage{e.what()});
            }
        }};
        auto answer = task.get_future();
        boost::asio::post(thread_, std::move(task));
        return answer;
    }

    /// A search: it is not run when a newer one has been posted before its turn comes.
    template <class Request>
    auto post_search(Request request) -> std::future<std::invoke_result_t<Request>>
    {
        const unsigned number = ++newest_search_;
        return post([this, number, request = std::move(request)] {
            using Answer = std::invoke_result_t<Request>;
            if (number != newest_search_)
                return Answer{fail(UserMessage{"A newer search has taken its place."})};
            return request();
        });
    }

private:
    std::atomic<unsigned> newest_search_ = 0;
    boost::asio::thread_pool thread_{1};
};

} // namespace eupnea::app
